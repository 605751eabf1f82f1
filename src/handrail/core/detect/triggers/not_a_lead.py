"""Not a lead: spam, a supplier's pitch, an application, a survey."""

from __future__ import annotations

from handrail.core.detect.triggers.trigger import Clue, Trigger
from handrail.core.findings import ControlPoint, Severity

PITCHES = (
    "seo|backlink*|guest post*|link building|lead generation|white label|outsourc*|offshore",
    "rank|ranks|ranking .. google|page|first",
    (
        "we|i help|helped|have helped .. businesses|companies|contractors|agencies|"
        "clinics|practices|firms|dentists|brands|owners|trades"
    ),
    "NUM more leads|customers|patients|traffic",
    (
        "boost|grow|increase|skyrocket|scale|double your .. sales|revenue|traffic|leads|"
        "business|ranking*|conversion*|visibility"
    ),
    "free .. audit|consultation|demo|sample*|trial of our",
    (
        "noticed|saw|came|looked .. your website|site .. not|does not|is not|could|"
        "missing|slow|rank|ranking"
    ),
    "open to a .. chat|call",
    "NUM-minute|min|minute|minutes|-minute chat|call|demo",
    "book|schedule .. quick|NUM|short call|demo|chat",
    (
        "partner|partnership|collaborate|collaboration|reseller|affiliate .. with|"
        "opportunity|program*|you"
    ),
    (
        "our company|factory|firm|team|agency offers|provides|specialises|specializes|"
        "manufactures|supplies|produces|delivers"
    ),
    (
        "we are|are a .. manufacturer|supplier|wholesaler|distributor|exporter|staffing|"
        "recruitment|marketing agency|importer|producer"
    ),
    "best price fob|offer",
    "catalogue|catalog|price list attached|our",
    "fob|moq|wholesale price*",
    "rep|salesman|sales rep|cold call*|vendor .. from|wants|pitch*|selling",
    "not a prospect",
    "selling us|you|to us",
    "business loan|funding|merchant cash|credit line|invoice financing",
    "ofrecemos .. servicios|nuestros|posicionamiento|soluciones",
    "somos .. fabricantes|proveedor*|agencia de|distribuidor*",
    "wir bieten ihnen|an|ihrem|unternehmen",
    "unser angebot fur|an sie|ihr",
    "top-konditionen|sonderkonditionen",
    "nous proposons|offrons .. services|solutions|nos|votre|aux",
    "oferecemos .. servicos|solucoes|aos|nossos",
)
APPLICATIONS = (
    "apply|applying .. for|to .. position|job|role|vacancy|apprentice*|internship|post|work|team",
    "job application|seeker|vacancy|vacancies|opening|openings",
    "my|attached|attach|enclosed|see .. cv|resume|curriculum|cover letter",
    "cv|resume .. attached|enclosed|below",
    "are you hiring|recruiting",
    "hiring|looking for work|a job|employment|apprenticeship|internship|an apprenticeship",
    "work for|with you as|experience|experience as",
    "busco .. trabajo|empleo|practicas",
    "curriculum|mi cv",
    "bewerb*|lebenslauf|praktikum|ausbildungsplatz|initiativbewerbung|stelle als",
    "candidature|mon cv|cherche .. emploi|stage|lettre de motivation",
    "procuro .. emprego|trabalho|estagio|vaga",
    "candidatar*|meu curriculo",
)
SPAM = (
    "you .. won|been selected|winner",
    "claim .. prize|reward|gift|bonus",
    "click here|below|the link",
    (
        "casino|viagra|cialis|crypto|bitcoin|forex|lottery|jackpot|escorts|porn|sexy "
        "singles|nigerian|inheritance fund"
    ),
    "earn|make .. money|NUM|MONEY .. from home|online|daily|weekly|per day|a day",
    "work from home",
    "act fast|now",
    "limited time offer",
    "NUM free|discount .. bonus|pills|casino",
    "dear sir|madam .. business proposal",
    "wire .. million",
    "congratulations|congrats .. won|selected|winner",
)
SURVEYS = (
    "survey|questionnaire .. for|about|takes|minutes|my|small",
    "my|our|a .. thesis|dissertation|research project|school project|university project|case study",
    "i am a? .. student .. survey|research|writing|thesis|interview|project|doing",
    "journalist|reporter|podcast .. interview|writing|guest|invite",
    "donate|donation|fundraiser|sponsor|sponsorship|raffle|charity event",
    "umfrage|bachelorarbeit|masterarbeit",
    "encuesta|tesis|tfg",
    "sondage|memoire de",
    "inquerito|tese",
    "wrong number",
    "test test|testing",
    "this is a test",
)

not_a_lead = Trigger(
    "not_a_lead",
    ControlPoint.LEAD_GRADE,
    {
        "pitch": (Clue("Looks like a supplier's pitch, not an enquiry."), PITCHES),
        "application": (Clue("Looks like a job application."), APPLICATIONS),
        "spam": (Clue("Looks like spam."), SPAM),
        "survey": (Clue("Looks like a survey or a request that is not an enquiry.", 0.7), SURVEYS),
    },
    unless=(
        "we need|want|looking|interested|help .. seo|marketing|website",
        "you .. help .. seo|ranking|website",
        "do you .. seo|marketing",
        (
            "roof|site|building|topographic|structural|land|home|house|damp|energy|property|"
            "homebuyer|measured survey"
        ),
        "free consultation|trial|demo ?",
        "book|schedule a? .. demo|call with you|someone",
        "wants .. demo",
        "working from home",
        "hiring .. skip|you|someone|somebody",
        "ignore .. wrong number",
    ),
    severity=Severity.INFO,
)
