namespace Balise.Detection.Learned;

/// <summary>
/// What a word is about, for the model only: words of one concept teach it together, so that a word of few texts (« punch », « bracelet », « talon ») is not alone. A word has one concept.
/// </summary>
internal static class Concepts
{
    private static readonly string[] Lists =
    [
        // 1: what an employee's number is called
        "matricule mat mle matr employe employee employes employees emp empl empno employeid staff badge punch workday insigne payroll paye associate hris kronos pointeuse timecard",
        // 2: who works
        "agent agente agents officer officers clerk commis technicien technicienne technician prepose preposee chauffeur chauffeuse chauffeurs driver drivers operateur operatrice operator guard gardien gardienne concierge janitor enseignant enseignante enseignants teacher teachers nurse nurses infirmier infirmiere infirmieres policier policiere constable sergent sergeant patrouilleur pompier pompiere firefighter contremaitre foreman supervisor superviseur superviseure collegue collegues coworker crew mecanicien mechanic ouvrier ouvriere journalier manoeuvre cuisinier cook caissier caissiere cashier suppleant suppleante substitute educatrice ambulancier paramedic livreur inspecteur inspectrice inspector conseiller conseillere adjointe adjoint secretaire receptionist bibliothecaire stagiaire intern plombier electricien surveillant surveillante brigadier magasinier cariste commissionnaire",
        // 3: work
        "paie paies salaire salary wages quart quarts shift shifts horaire schedule conge conges vacances vacation vacations absence absences maladie leave grievance grief griefs embauche embauchee hired hire anciennete seniority talon stub rh hr syndicat union overtime surtemps supplementaire probation poste affectation remplacement rappel retraite retirement rregop releve t4 echelon departement department equipe team quai entrepot atelier chantier depot vestiaire uniforme evaluation discipline disciplinaire avertissement suspension payday cnesst csst",
        // 4: what a file is called
        "dossier dossiers doss file files fichier case cas reclamation reclamations claim claims demande demandes request application applications police policy policies membre membres member membership abonne abonnee abonnement subscriber adherent adherente participant participante candidat candidate candidature certificate certificat cause court plainte complaint evenement evenements event incident constat sinistre ref reference prestataire inscription registration registre mandat estate succession faillite bankruptcy affaire docket matter intake permanent dependant assure assuree insured policyholder student etudiant etudiante eleve pupil uci ircc immigration ciusss dpj ivac aide sociale prestation prestations benefit benefits indemnisation tal tribunal greffe audience hearing appel appeal accreditation enrolment",
        // 5: what somebody is to an office
        "client cliente clients customer customers usager usagere usagers beneficiaire beneficiaires claimant applicant requerant requerante plaignant plaignante complainant demandeur demanderesse defendeur defenderesse defendant plaintiff debiteur debitrice debtor creancier locataire locataires tenant tenants citoyen citoyenne citizen contribuable taxpayer titulaire holder donor donateur donatrice mentor parrain visitor visiteur subject sujet suspect accused accuse victime victim temoin witness patient patiente patients resident residente residents",
        // 6: health
        "carte card hopital hospital hosp ramq ohip msp mrn medicare chart bracelet wristband clinique clinic ward triage urgence er medecin medecins docteur doctor physician prescription pharmacie pharmacy lab laboratoire laboratory diagnostic admission admitted hebergee heberge chsld clsc soins care health sante healthcare autopsie chirurgie surgery dialyse vaccin vaccine vaccination echographie radiologie radiology irm mri ambulance chum chus mch hsj bed lit dob unit unite etage chambre archives archiviste medical medicale",
        // 7: bank
        "compte comptes account accounts acct acc folio transit institution inst branch succursale caisse banque bank banks desjardins rbc bmo td scotia scotiabank cibc tangerine laurentienne nationale bnc cheque cheques check specimen deposit deposits virement transfer debit debits epargne savings chequing void interac etransfer payee beneficiary pad prelevement preautorise remboursement refund eop iban swift celi reer rrsp tfsa hypotheque mortgage pret loan autodeposit",
        // 8: vehicles
        "plaque plaques plate plates immatriculation immatricule immatriculee license licence vehicule vehicules vehicle vehicles auto autos voiture voitures car cars char camion camions truck trucks remorque trailer roulotte moto motorcycle minivan fourgonnette fourgon van suv pickup berline sedan toyota corolla camry rav4 prius honda civic crv mazda ford escape ranger nissan rogue sentra kia hyundai elantra tucson kona jetta golf volkswagen subaru outback impreza forester tesla dodge caravan ram jeep chevrolet gmc sierra silverado bmw audi mercedes volvo mitsubishi stationnement stationne stationnee parking parked vignette remorquage towed towing tow parcometre ticket garage stall radar cabriolet yaris fit matrix echo f150 saaq lave peage toll barriere gate bumper chauffard delit collision accident",
        // 9: birth
        "nee born birth birthdate birthday naissance naissances naiss ddn anniversaire fete fetes bday ages aged",
        // 10: accounts of people
        "identifiant identifiants identifiante utilisateur utilisatrice utilisateurs user users username usernames login logins loggin logon session sessions uid userid pseudo pseudos pseudonyme handle nickname nick alias profil profile ssh sudo connexion connecter connecte connectee connect signin discord steam instagram insta twitch tiktok snap snapchat reddit roblox github gitlab bandcamp soundcloud minecraft xbox psn skype netflix mozaik teams vpn gpi windows active directory annuaire ldap owner author actor logname webmail ouverture ouvrir",
        // 11: passwords and codes
        "passe password passwords passwd mdp pwd pw pass passphrase passcode passcodes nip pin code codes cle cles key keys combinaison combination combo secret secrets cadenas padlock alarme alarm keypad wifi ssid wi fi coffre safe serrure lock deverrouiller unlock unlocks digicode clavier vault phrase mnemonic seed motdepasse pword creds credentials credential initial temp temporaire temporary motpasse",
        // 12: numbers of things
        "facture factures invoice invoices commande commandes order orders bon piece pieces part parts modele model models serie serial lot lots version versions article articles item items produit product products sku stock inventaire asset contrat contrats contract contracts formulaire form forms resolution reglement bylaw loi act section chapitre chapter page pages extension ext local salle room porte door bloc budget gl projet project tickets billet bordereau waybill colis parcel tracking vol flight train bus autobus circuit casier locker colonne column ligne line bac bin tablette shelf etagere rack firmware logiciel isbn issn cote norme standard csa iso neq tps tvq tax siret upc ean permis permit soumission tender quote devis bulletin plan dessin drawing cours course classe class groupe group cadastre matrice recu receipt batch transaction imprimante printer serveur server switch port vlan ip",
        // 13: quantities
        "dollars km kg metres heures heure minutes minute hours hour mois months semaines weeks jours days pourcent percent watts volts litres grammes copies exemplaires votes voix points",
        // 14: family
        "mere pere fils fille conjoint conjointe mari femme epouse epoux son daughter mother father wife husband enfant enfants child children kid kids soeur frere brother sister voisin voisine neighbour neighbor tante oncle aunt uncle grand maman papa mom dad grandma grandpa blonde copain amie ami friend cousin cousine neveu niece bebe baby jumeaux twins",
        // 15: other days
        "decede decedee deces died death deceased depuis since expire expires expiry expiration echeance due rendez appointment signe signee signed rencontre meeting arrivee admis marie mariage married wedding depart departure publie published revision livraison delivered livre achat purchased deliver livree emission issued valide valid effective fermeture debut fin",
        // 16: what is corrected or replaced
        "nouveau nouvel nouvelle ancien ancienne anciens anciennes new old former changed change remplace devient devenu erreur faute typo wrong correct correction corriger inverse transpose mauvais exact oublie forgot forgotten perdu lost",
        // 17: samples
        "exemple exemples example examples sample samples test tests fictif fictive dummy placeholder format demo essai bidon fake",
        // 18: passports and other papers
        "passeport passport passports visa esta ave conduire frontiere border ambassade embassy consulat residence pr citizenship citoyennete nas sin nam",
        // 19: organisations
        "entreprise fournisseur fournisseurs vendor supplier inc ltee enr compagnie company societe corporation organisme ministere ville municipalite ecole commission",
        // 20: what is asked
        "quel quelle quels lequel laquelle what which whats combien numero numeros number numbers no nos num nums nbr id ids identifier identification identite identity",
    ];

    /// <summary>What a table must have room for.</summary>
    public const int MostWords = 2048;

    public static IEnumerable<(uint Word, byte Concept)> Words()
    {
        for (var concept = 0; concept < Lists.Length; concept++)
        {
            foreach (var word in Lists[concept].Split(' '))
            {
                yield return (ContextHash.Of(word), (byte)(concept + 1));
            }
        }
    }
}
