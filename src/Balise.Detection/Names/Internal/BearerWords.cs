using System.Collections.Frozen;
using PlainHash = Balise.Detection.Context.WordHash;

namespace Balise.Detection.Names.Internal;

/// <summary>Words beside a name that say it is borne by a thing, a place, a firm, a book or an animal. Compared without case nor accents.</summary>
internal static class BearerWords
{
    /// <summary>« ouragan Fiona », « projet Camille »: the word right before says what bears the name.</summary>
    public static readonly FrozenSet<ulong> Bearers = Set(
        "ouragan tempete reservoir sapin projet operation application module vaccin matrice arret commission sirop programme logiciel serveur imprimante prix bourse trophee gala medaille "
        + "coupe tournoi defi fonds fondation camp salle methode approche modele effet test biere fromage plateforme portail systeme outil robot barrage centrale usine canal puits "
        + "journee fete festival semaine exposition musee cafe restaurant bar bistro boutique librairie magasin garage depanneur pharmacie rapport algorithme formation atelier cohorte "
        + "classe base branche agent agents node upgrade dieu deesse titan rosier rosiers pivoine pivoines salade sauce poulet tarte sandwich assistant bouton saint sainte bill class branch arret arrets cafe vache "
        + "hurricane storm project operation award cup tournament prize fund hamster chien chienne chat chatte cheval jument lapin perroquet poney mascotte dog cat horse rabbit laine coin angle corner intersection");

    /// <summary>« Érablière Bernier », « Grand Défi Pierre Lavoie »: what trades or gathers under somebody's name.</summary>
    public static readonly FrozenSet<ulong> Trades = Set(
        "buanderie salon coiffure erabliere verger ferme garage plomberie toiture toitures excavation entreprise entreprises transport transports location groupe meubles autobus taxi notaires cabinet "
        + "boulangerie patisserie boucherie clinique pharmacie domaine boise affaire produits bleuets course defi exposition traiteur fleuriste imprimerie electricite construction constructions renovation "
        + "renovations asphalte beton mobilier ameublement pneus nettoyage extermination vitrerie ebenisterie menuiserie scierie pepiniere agence pavage forage soudure usinage paysages paysagement deneigement demenagement serrurerie quincaillerie assurances immobilier courtage studio galerie academie maison manoir auberge motel camping vignoble cidrerie "
        + "microbrasserie brasserie fromagerie chocolaterie mascot fonds collection reserve chutes baie anse sentier marche fondation stade aerogare terminus");

    /// <summary>« syndrome de Down », « loi de Murphy »: the word before « de ».</summary>
    public static readonly FrozenSet<ulong> Eponyms = Set(
        "syndrome trouble fracture signe maladie theoreme loi lois echelle score algorithme diagramme test tests taxonomie pyramide constante indice coefficient equation principe paradoxe effet methode "
        + "regle prix bande machine nombre formule courbe roue rasoir tri triangle cercle loterie bataille traite edit rive lac baie mont ile iles pointe anse cap ruisseau parc chemin rue");

    /// <summary>« the Turing test », « Nash equilibrium »: the word after.</summary>
    public static readonly FrozenSet<ulong> Followers = Set(
        "test equilibrium theorem law syndrome disease report scale award prize cup method model effect hurricane day machine principle paradox commission inquiry decision doctrine bridge creek lake");

    /// <summary>Books, stage: « un roman de X », « l'album d'Y ».</summary>
    public static readonly FrozenSet<ulong> Works = Set(
        "roman romans film films album albums concert chanson chansons poeme poemes conte contes fable fables oeuvre oeuvres biographie theatre comedie tragedie tableau tableaux toile toiles nouvelle nouvelles");

    /// <summary>Lessons and stories: in their sentence, a given name alone is a character's.</summary>
    public static readonly FrozenSet<ulong> Stories = Set(
        "roman conte contes fable poeme poemes personnage personnages dictee conjugue conjuguez theatre recette recettes comptine novel poem character characters recipe prenom prenoms roi reine empereur pharaon");

    /// <summary>Courts and tribunals in the neutral citation of a published judgment: « 2014 CSC 12 ».</summary>
    public static readonly FrozenSet<ulong> Courts = Set(
        "csc scc qcca qccs qccq qctat qccai qctal qctp qctdp qctaq cai caf cf fca fc tcc cci qccfp qcciraf onca onsc bcca bcsc abca nbca cslr canlii qccrt qcclp tat tal");

    public static readonly FrozenSet<ulong> Lists = Set(
        "race races logiciel logiciels langage langages tempete tempetes salle salles serveur serveurs pavillon pavillons station stations arret arrets municipalite municipalites rue rues couleur "
        + "couleurs menu menus plantation accord phrase phrases mots vocabulaire lecture verbe verbes sujet police polices caractere caracteres marque marques signe signes persona scenario exemple exemples "
        + "legende environnement environnements branche branches prenoms saveur saveurs variete varietes espece especes cheval chevaux chien chiens chat chats equipe equipes adjectif adjectifs "
        + "propres histoire words word spelling personnages romans livres films auteurs autrices fromages vins bieres pommes tomates fleurs plantes arbres planetes lunes etoiles cartes prix bourses trophees example storms breeds");

    public static readonly FrozenSet<ulong> Houses = Set(
        "organisme organismes centre maison jeunes residence garderie cpe cooperative restaurant cafe theatre groupe club association compagnie entreprise hebergement refuge camp ressource hotel "
        + "bistro cinema librairie boutique chorale troupe journal revue ferme gite auberge foyer fondation");

    /// <summary>« Kinnear's Mills », « Charlotte's Web », « Tilley Room »: what follows, with a capital, makes a place or a title of the name.</summary>
    public static readonly FrozenSet<ulong> Sites = Set(
        "mills web corners landing cove point beach bay falls bridge day college hospital square pond island creek crossing room wing hall pavilion building institute library theatre theater center centre park stadium arena station campus "
        + "museum gallery foundation trust award prize cup trophy medal scholarship bursary fellowship school academy university street avenue road drive lane boulevard court place tower towers gardens village heights "
        + "software systems solutions technologies industries consulting logistics tours foods motors pharmacy bakery cafe restaurant hotel inn lodge farm farms lake river mountain mount hill valley port harbour");

    /// <summary>« Venn diagram », « Heimlich manoeuvre »: what follows is called after the name.</summary>
    public static readonly FrozenSet<ulong> Borne = Set(
        "diagram chart scale alpha manoeuvre maneuver disease syndrome wing room reading pavilion institute stadium station campus scholarship bursary fellowship trophy theorem equation coefficient cipher conjecture "
        + "algorithm reaction tube burner thermometer counter monitor catheter fracture palsy lymphoma sarcoma reflex apples terriers terrier retriever shepherd sightings perfume shirts licence license cluster clusters pods nodes dashboard dashboards "
        + "elevator parade branch server printer");

    /// <summary>Flowers, fruits, herbs and colours that are given names.</summary>
    public static readonly FrozenSet<ulong> Plants = Set(
        "marguerite marguerites jasmin violette violettes angelique rose roses capucine iris olive prune clementine anemone hortense pervenche garance camelia lilas dahlia eglantine fleur lys melisse muguet "
        + "myrtille cerise pomme romarin basilic sauge laurier reseda bruyere colombe perle ambre jade opale agate aurore soleil saule daisy lily ivy holly heather rosemary basil sage ginger hazel poppy pearl ruby amber jasmine robin olivier");

    private static FrozenSet<ulong> Set(string words) => words.Split(' ').Select(w => PlainHash.Of(w)).ToFrozenSet();
}
