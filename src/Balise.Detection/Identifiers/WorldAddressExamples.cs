namespace Balise.Detection.Identifiers;

/// <summary>What <see cref="WorldAddressDetector"/> finds, between the brackets, and the look-alikes it leaves: addresses of other countries.</summary>
internal static class WorldAddressExamples
{
    public static readonly string[] Finds =
    [
        "Satu Elomo\n\n⟦4844 Søndergade 52\n Apt. 656\n Brønderslev\n\n Denmark 35018⟧",
        "please send it to ⟦18 McPherson Road Suite 019⟧, thanks",
        "my address is ⟦450 Præstevænget 15⟧",
        "Timotea lives on ⟦Via dei Fiorentini 17⟧ street.",
        "Billing address: ⟦77009 P.O. Box 255\n Suite 966⟧",
        "at ⟦the corner of 159 King Street and Rennie Road⟧",
        "meet me at ⟦the corner of Lindvej 99 and Harbour Street⟧.",
        "Ask at ⟦Ahornstrasse 27⟧ for him",
        "She left ⟦Karl-Lindner-Platz 9⟧.",
        "She left ⟦Müllerweg 41⟧.",
        "She left ⟦310 Björkvägen 8⟧.",
        "She left ⟦ul. Brzozowa 44⟧.",
        "She left ⟦Rua Fernando Lobo 720⟧.",
        "She left ⟦C/ Olivos Viejos 31⟧.",
        "She left ⟦Via delle Querce 23⟧.",
        "She left ⟦Lindauer Strasse 36⟧.",
        "She left ⟦Diófa tér 12⟧.",
        "Ana Dias\n    ⟦1180 Main St Apt. 36\n   Lublin\n    20-115⟧",
        "⟦8 Javorova 112\n Suite 40\n Lesno nad Orlem\n Czech Republic 41702⟧",
        "⟦928 Oak Road, Larnaca, Cyprus (Greek) 20417⟧",
    ];

    public static readonly string[] Ignores =
    [
        "Suite 3 de l'article",
        "Voir la suite 12 du bulletin",
        "Réunion du 12 Mai, Box 4",
        "l'adresse IP est 10",
        "adresse courriel : 12 caractères",
        "L'appartement 12 est libre",
        "the corner of Figure 2 and Table 3",
        "the corner of 12 tables and chairs",
        "the corner of the 3 walls and Paul",
        "le groupe Calle 13 chante",
        "le train Via Rail 65 est en retard",
        "un tarif de Bergstrasse 5 % plus haut",
        "Plaza Laurier 2",
        "la rue Grande Allee 3 % plus chère",
        "Gasse 12",
        "un vol C/ Paris 12 % moins cher",
    ];
}
