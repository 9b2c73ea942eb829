using static Balise.Tests.Detection.Names.PersonTaggerCases;

namespace Balise.Tests.Detection.Names;

public sealed class PersonTaggerTests
{
    [Theory]
    [InlineData("Le dossier de ⟦Marie-Ève Tremblay⟧ est incomplet.")]
    [InlineData("La locataire, ⟦Gwendolyne Ste-Marie⟧, quitte le logement en juin.")]
    [InlineData("Réunion avec ⟦Youssef Ben Salah⟧ et ⟦Mei-Ling Chan⟧ jeudi.")]
    [InlineData("L'enseignante ⟦Geneviève Ouimet⟧ a constaté six absences.")]
    [InlineData("Aujourd'hui, ⟦Jayden⟧ a mordu ⟦Émile⟧ pendant la collation.")]
    [InlineData("Références : ⟦Robert Dutil⟧ et ⟦Chantal McNicoll⟧")]
    [InlineData("Contactez ⟦Daniel O'Sullivan⟧ au bureau de Gatineau.")]
    [InlineData("Le contrat de ⟦Jacques de la Durantaye⟧ prend fin en mars.")]
    [InlineData("I talked to ⟦Megan Whitfield⟧ about the invoice.")]
    [InlineData("Copie à ⟦J.-P. Lavallée⟧ et à ⟦Karim El Amrani⟧.")]
    public void A_name_in_a_sentence_is_found(string marked) => Assert.Equal(marked, Marked(Unmarked(marked)));

    [Theory]
    [InlineData("Mme ⟦Lavoie⟧ a rappelé.")]
    [InlineData("M. ⟦Ouellet⟧ n'a pas payé.")]
    [InlineData("Me ⟦Boisvert⟧ déposera la requête.")]
    [InlineData("La Dre ⟦Nguyen-Tran⟧ recommande un suivi.")]
    [InlineData("Dear Mr. ⟦Featherstonehaugh⟧,")]
    [InlineData("Ms. ⟦Kowalczyk⟧ signed it.")]
    [InlineData("mme ⟦gagnon⟧ veut savoir")]
    [InlineData("Nom : ⟦Zbyszewski⟧")]
    [InlineData("Prénom : ⟦Aïcha⟧")]
    [InlineData("Nom de la mère : ⟦Fatoumata Diallo⟧")]
    [InlineData("Élève : ⟦TREMBLAY, Marie-Ève⟧")]
    [InlineData("nom : ⟦robitaille⟧")]
    [InlineData("Hi ⟦Priya⟧,")]
    [InlineData("Bonjour ⟦Bruno⟧ et ⟦Nathalie⟧,")]
    [InlineData("De : ⟦Amélie Thibodeau⟧ <a.thibodeau@exemple.qc.ca>")]
    [InlineData("Cordialement,\n\n⟦Stéphane Charbonneau⟧\nDirecteur adjoint")]
    [InlineData("Merci,\n⟦Wislande⟧")]
    [InlineData("Lucie Côté, née ⟦Gagnon⟧")]
    public void What_announces_a_name_is_enough(string marked)
    {
        var announced = marked[(marked.LastIndexOf('⟦') + 1)..marked.LastIndexOf('⟧')];

        var found = Marked(Unmarked(marked));

        Assert.Contains($"⟦{announced}⟧", found);
    }

    [Theory]
    [InlineData("salut ⟦karine⟧, c'est ⟦mélissa gauthier⟧ de la paie")]
    [InlineData("je m'appelle ⟦dave robitaille⟧ et j'ai perdu mon mot de passe")]
    [InlineData("BONJOUR, JE SUIS ⟦LINDA MARTEL⟧ ET MON COMPTE EST BLOQUÉ.")]
    public void Neither_lower_case_nor_capitals_hide_a_name(string marked) => Assert.Equal(marked, Marked(Unmarked(marked)));

    [Fact]
    public void Missing_accents_change_nothing() =>
        Assert.Equal("Le dossier de ⟦Genevieve Belanger⟧ est complet.", Marked("Le dossier de Genevieve Belanger est complet."));

    [Theory]
    [InlineData("Il habite sur la rue Sherbrooke, à Saint-Jérôme.")]
    [InlineData("Nous allons de Sainte-Thérèse à Rivière-du-Loup en passant par Québec.")]
    [InlineData("L'école Marie-Victorin est fermée lundi.")]
    [InlineData("Les élèves de la polyvalente Hyacinthe-Delorme sont en congé.")]
    [InlineData("Le Centre de services scolaire Marguerite-Bourgeoys embauche.")]
    [InlineData("Le boulevard René-Lévesque et l'avenue Papineau sont barrés.")]
    [InlineData("Il utilise Microsoft Copilot et Excel.")]
    [InlineData("Madame, Monsieur,")]
    [InlineData("Madame la directrice,")]
    [InlineData("Bonjour à tous,")]
    [InlineData("Cordialement,\nLe service à la clientèle")]
    [InlineData("La rencontre aura lieu en Septembre à l'Hôpital Charles-Le Moyne.")]
    [InlineData("Facture de Plomberie Tanguay inc.")]
    [InlineData("public sealed class OrderService : IOrderService { Task Run(); }")]
    [InlineData("https://exemple.ca/Marie/Tremblay et marie.tremblay@exemple.ca")]
    [InlineData("Terms and Conditions apply to all customers in Ontario.")]
    public void A_place_a_body_or_a_product_is_not_a_person(string text) => Assert.Equal(text, Marked(text));

    [Fact]
    public void A_surname_alone_is_recognised_after_the_full_name() =>
        Assert.Equal(
            "⟦Ghislaine Poitras⟧ a porté plainte. Selon le rapport, ⟦Poitras⟧ demande des excuses.",
            Marked("Ghislaine Poitras a porté plainte. Selon le rapport, Poitras demande des excuses."));

    [Fact]
    public void A_name_keeps_the_title_apart()
    {
        const string text = "Selon Mme Lavoie, tout est prêt.";

        var span = Single(text);

        Assert.Equal("Lavoie", text[span.Start..span.End]);
        Assert.Equal("Mme Lavoie", text[span.TitleStart..span.End]);
    }
}
