namespace Balise.Detection.Context;

/// <summary>The lexicon as data. Phrases leave out the filler words: « date de naissance » is written « date naissance ».</summary>
internal static class LexiconWords
{
    public const string Fillers = "de d du des la le les l of the a à s et and an un une son sa ses votre your his her their mon ma my notre our is est";

    public static readonly (Topics Topics, string Phrases)[] All =
    [
        (Topics.Sin, "nas|n a s|assurance sociale|ass sociale|social insurance|sin|social insurance number|insurance number"),
        (Topics.Ssn, "ssn|social security|securite sociale"),
        (Topics.Nam, "nam|n a m|assurance maladie|ass maladie|ramq|carte soleil|health insurance|medicare|health card|carte sante|ssin"),
        (Topics.CodePermanent, "code permanent|codes permanents|permanent code|cp|c p|code perm|code p"),
        (Topics.Licence, "permis conduire|permis|no permis|driver licence|driver license|drivers licence|drivers license|driving licence|licence number|license number|saaq|conducteur|conductrice"),
        (Topics.Passport, "passeport|passeports|passport|passports|document voyage|travel document"),
        (Topics.Plate, "plaque|plaques|immatriculation|immatricule|immatriculee|plate|plates|license plate|licence plate|immat|vignette|stationnement|plaque vehicule|plaque auto|plaque voiture|plaque camion|plaque numero"),
        (Topics.Health, "maladie nouveau brunswick|maladie ontario|maladie alberta|maladie manitoba|maladie saskatchewan|maladie nouvelle ecosse|maladie colombie britannique|maladie ile prince|maladie terre neuve|ohip|phn|personal health|personal health number|ahcip|ahs|msp|mcp|hsn|health number|carte sante|numero sante|health card|phin|mhsc|assurance sante|health care number|healthcare number"),
        (Topics.Bank, "compte|comptes|bancaire|bancaires|transit|institution|folio|depot direct|specimen cheque|cheque|account|accounts|acct|direct deposit|bank|banque|caisse|desjardins|virement|virements|succursale|branch|eft|routing|bank account|coordonnees bancaires|bic|swift|eop|prelevement"),
        (Topics.Card, "carte credit|carte debit|visa|mastercard|master card|amex|american express|credit card|debit card|card number|numero carte|carte|card|cc|discover|pan|paiement|payment|numero carte credit|cartes"),
        (Topics.CardCode, "cvv|cvc|cvv2|cvc2|cryptogramme|code securite|security code|code verification carte|card verification"),
        (Topics.Iban, "iban"),
        (Topics.Phone, "tel|telephone|telephones|cell|cellulaire|mobile|portable|phone|phones|telephoner|appeler|appelez|appelle|rejoindre|joindre|joint|rejoint|texto|texter|textez|call|called|calling|poste|ext|fax|telec|telecopieur|teleavertisseur|pager|sms|text|contacter|telephonique|rappeler|rappelez|rappelle|rejoignez|joignable|composer|composez|dial|reach|desk|answering|messages|call me on|contact number|numero ligne|line number"),
        (Topics.Email, "courriel|courriels|email|e mail|mail|adresse courriel|adresse electronique"),
        (Topics.Postal, "code postal|postal|postal code|zip|cp"),
        (Topics.Address, "adresse|adresses|domicilie|domiciliee|address|addresses|domicile|demeure|demeurant|habite|habitant|residant|reside|residence|lives|living|resides|located|loge|livraison|delivery|ship|send|return|located|restaurant|meet|meeting|drops|billing address|lives|address with|demenage|demenager"),
        (Topics.Birth, "naissance|né|nee|née|né e|né le|ddn|d d n|dob|date naissance|d o b|born|birth|birthdate|birthday|date naissance|date birth|naiss|date naiss|birth date|anniversaire|natif|native|fete"),
        (Topics.File, "dossier|dossiers|fiche|file|constat|dpj|tal|no dossier|numero dossier|case|demande|plainte|reclamation|claim|greffe|cour|chambre|cause|csst|cnesst|saaq|ivac|usager|patient|patiente|client|cliente|beneficiaire|mrn|chart|intervention|dossier hospitalier|dossier medical|dossier clinique|grief|grievance|rapport evenement|signalement|policy|police|docket|complaint|benefit"),
        (Topics.Employee, "matricule|employee number|employe|employee|employes|no employe|numero employe|staff|badge|personnel id|employee id|employee number|emp|numero matricule"),
        (Topics.Student, "etudiant|etudiante|eleve|eleves|student|student id|student number|student no|no fiche|numero eleve|pupil|da|matricule etudiant|fiche"),
        (Topics.Case, "cause|greffe|cour|docket|court|case|chambre|tribunal|proces"),
        (Topics.Ip, "ip|adresse ip|ip address|ipv4|ipv6|hote|host|serveur|server|poste|client|connexion|connection|login|from|depuis|source"),
        (Topics.Mac, "mac|mac address|adresse mac|ethernet|wifi|bluetooth"),
        (Topics.Imei, "imei|appareil|device|telephone|cellulaire|serie"),
        (Topics.Vin, "vin|niv|chassis|vehicule|vehicle|numero identification vehicule|identification vehicule|auto|voiture|car|truck|camion"),
        (Topics.User, "utilisateur|utilisatrice|identifiant|username|user|login|usager|user name|nom utilisateur|compte|code utilisateur|userid|user id|connexion|session|code usager|acces"),
        (Topics.Password, "mot passe|mots passe|mdp|password|passwd|pwd|passphrase|phrase passe|motdepasse|passcode|pin|nip|code acces|pass|passwords"),
        (Topics.Secret, "cle|secret|token|jeton|api|key|apikey|credential|credentials|bearer|client secret|access key|cle api|secrets"),
        (Topics.Thing, "facture|factures|invoice|lot|isbn|issn|doi|resolution|decret|projet|project|budget|produit|product|modele|model|piece|article|commande|order|bon commande|purchase|seao|appels offres|appel offres|contrat|contract|serie|serial|sku|inventaire|inventory|formulaire|form|cadastre|reglement|colis|suivi|tracking|envoi|page|chapitre|population|stock|code barres|barcode|upc|ean|gtin|numero lot|poste budgetaire|imputation|batch|build|commit|annexe|norme|iso|bulletin|volume|echantillon|sample|loi|chapter|quittance|devis|soumission|local|salle|room|transaction|confirmation|autorisation|cotation|cote|catalogue|compteur|certificat|matricule evaluation|unite evaluation|evaluation fonciere|programme|cours|course|grille|poste comptable|grand livre|coordonnees gps|latitude|longitude|oeuvre|edition|depot legal|requete|run|job|process|pid|port|ligne|line|erreur|error|bug|issue|hash|checksum|sha|md5|uuid|guid|kwh|index"),
        (Topics.Business, "neq|n e q|tps|tvq|gst|qst|hst|tvh|rt|tq|numero entreprise|entreprise quebec|business number|ne|bn|no entreprise|taxe|taxes|registraire|numero inscription|enregistrement|irs|ein|organisme bienfaisance|charity|bienfaisance"),
        (Topics.Public, "bureau|bureaux|ecole|ecoles|ministere|direction|centre|clsc|service|services|secretariat|accueil|ligne|info|information|informations|renseignements|clinique|hopital|reception|office|school|ministry|department|hotline|helpline|sans frais|toll free|customer|clientele|standard|municipalite|ville|mairie|commission|agence|regie|bibliotheque|universite|cegep|college|urgence|urgences|info sante|soutien|support|helpdesk|assistance|permanence|syndicat|association|fondation|garderie|cpe|pharmacie|siege social|comptoir|guichet|accueillant|relations|billetterie|directions|fax|telecopieur|fournisseur|entreprise|compagnie|company|bureau principal|centre services|guichet|general|generale|conciergerie|operateur"),
        (Topics.Private, "domicile|maison|residence|cell|cellulaire|mobile|personnel|personnelle|perso|home|personal|private|mere|pere|parent|parents|mother|father|eleve|patient|patiente|citoyen|citoyenne|conjoint|conjointe|conjoint|employe|employee|etudiant|etudiante|tuteur|tutrice|grand mere|grandmother|voisin|voisine|fils|fille|son|daughter|enfant|child|prive|privee|beneficiaire|client|cliente|locataire|plaignant|plaignante|mon|mobile|madame|monsieur|mme|mr|mrs|wife|husband|spouse|soir|urgence contact|contact urgence|emergency contact|proche|proches|candidat|candidate|requerant|requerante|usager|usagere"),
        (Topics.Number, "no|nos|numero|numeros|num|number|numbers|nbr|nº|n"),
        (Topics.Quantity, "dollars|km|kg|metres|pour cent|percent|habitants|eleves|personnes|pages|minutes|heures|jours"),
        (Topics.Version, "rollback|roll back|version|versions|v|release|build|firmware|ver|logiciel|paquet|package|section|article|norme|chapitre|clause|annexe|update|npm|nuget|driver|pilote|micrologiciel"),
        (Topics.Sample, "exemple|example|fictif|fictive|format|specimen|bidon|dummy|placeholder|modele|gabarit|template"),
        (Topics.Continuation, "suite|reste|fin|derniers|dernier|dernieres|rest|remaining|last|then|premiers|premier|first|debut|partie|puis|ensuite|complete|finit|commence|termine|starts|ends|begins|next|final|suivi|suivant|suivants|chiffres|digits|moitie|half|autre"),
    ];
}
