"""Named groups of words that the phrases share (`@we`, `@will` …)."""

from __future__ import annotations

from handrail.core.detect.promises.vocabulary.lists import phrases as _phrases
from handrail.core.detect.promises.vocabulary.lists import words as _words

CLASSES: dict[str, tuple[str, ...]] = {
    "goods": _words(
        "cut cuts session sessions lesson lessons class classes visit visits ticket tickets "
        "treatment treatments room rooms course courses seat seats night nights hour hours job "
        "jobs call calls repair repairs service services package packages product products"
    ),
    "we": _phrases(
        "we, i, our team, our people, our crew, our engineers, our developers, our designer, "
        "our designers, our technicians, our technician, our office, our staff, our lawyers, "
        "the team, the crew, the boss, the owner, the office, somebody, someone, one of us, "
        "he, she, they, my colleague, a colleague, us, me, wir, ich, nous, je, on, nosotros, "
        "yo, nos, eu, a gente"
    ),
    "will": _phrases(
        "will, will also, will then, will even, will be able to, can, can also, can even, "
        "could, shall, would, are going to, am going to, is going to, are happy to, "
        "am happy to, will gladly, will happily, will personally, will always, have to, "
        "are able to, promise to"
    ),
    "be": _words("is are am was were be been being"),
    "have": _words("have has had having"),
    "your": _words("your the this that these those my our a an"),
    "never": _words("never not no cannot nothing nobody"),
    "certainly": _words(
        "definitely certainly absolutely surely undoubtedly guaranteed easily always "
        "inevitably without-doubt clearly completely fully totally honestly actually already "
        "really just"
    ),
    "currency": _phrases(
        "$, £, €, ¥, ₹, us $, r $, usd, eur, gbp, chf, cad, aud, nzd, brl, dollar, dollars, "
        "euro, euros, pound, pounds, quid, bucks, francs, franken, reais, cents, pence, "
        "sterling, pesos, kr, kronor, zl, rupees, fr"
    ),
    "head": _words(
        "head person people guest user seat hour hr day week month year night visit session "
        "lesson class square sqm item piece room unit licence license quarter mile km page "
        "word metre meter foot sqft kilo kg litre liter hectare acre window door tree tooth project kid child adult household property tooth window monat jahr stunde tag "
        "woche kopf mes hora persona noche ano pessoa noite mois heure personne nuit an jour "
        "semaine semana"
    ),
    "per": _words("a an per each every pro por par"),
    "tax": _words("vat tax gst mwst iva tva taxes ttc ht"),
    "fee": _words(
        "fee fees charge charges cost costs price prices surcharge commission premium "
        "payment extra extras markup"
    ),
    "weekday": _words(
        "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays "
        "thursdays fridays saturdays sundays tue tues thu thurs fri lunes martes miercoles "
        "jueves viernes sabado domingo montag dienstag mittwoch donnerstag freitag samstag "
        "sonnabend sonntag montagmorgen montagvormittag montagmittag montagnachmittag montagabend "
        "dienstagmorgen dienstagvormittag dienstagmittag dienstagnachmittag dienstagabend "
        "mittwochmorgen mittwochvormittag mittwochmittag mittwochnachmittag mittwochabend "
        "donnerstagmorgen donnerstagvormittag donnerstagmittag donnerstagnachmittag "
        "donnerstagabend freitagmorgen freitagvormittag freitagmittag freitagnachmittag "
        "freitagabend samstagmorgen samstagvormittag samstagmittag samstagnachmittag "
        "samstagabend sonntagmorgen sonntagvormittag sonntagmittag sonntagnachmittag "
        "sonntagabend lundi mardi mercredi jeudi vendredi samedi dimanche segunda-feira "
        "terca-feira quarta-feira quinta-feira sexta-feira"
    ),
    "month": _words(
        "january february march april may june july august september october november december "
        "jan feb mar apr jun jul aug sep sept oct nov dec enero febrero marzo abril mayo junio "
        "julio agosto septiembre octubre noviembre diciembre januar februar marz mai juni juli "
        "oktober dezember janvier fevrier mars avril juin juillet aout septembre octobre "
        "novembre decembre janeiro fevereiro marco maio junho julho setembro outubro novembro "
        "dezembro"
    ),
    "sure_month": _words(
        "january february april june july august september october november december enero "
        "febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
        "januar februar juni juli oktober dezember janvier fevrier avril juin juillet aout "
        "septembre octobre novembre decembre janeiro fevereiro maio junho julho setembro "
        "outubro novembro dezembro"
    ),
    "season": _words("spring summer autumn fall winter christmas easter new-year"),
    "daypart": _words(
        "morning afternoon evening night lunchtime midday noon vormittag nachmittag abend fruh "
        "matin soir apres-midi noite tarde"
    ),
    "unit": _words(
        "second seconds minute minutes min mins hour hours hr hrs h day days week weeks month "
        "months year years night nights morning mornings afternoon afternoons evening evenings "
        "weekend weekends quarter quarters minuto minutos hora horas dia dias semana semanas "
        "mes meses ano anos minuten stunde stunden tag tage tagen woche wochen monat monate "
        "monaten jahr jahre jahren werktage werktagen arbeitstage arbeitstagen werktag "
        "arbeitstag heure heures jour jours semaine semaines mois an ans annee annees"
    ),
    "count": _phrases(
        "NUM, a, an, one, a couple of, couple of, a few, few, several, half an, half a, "
        "NUM or NUM, NUM to NUM, NUM - NUM, NUM – NUM, NUM and a half, NUM bis NUM, "
        "NUM a NUM, NUM oder NUM, NUM o NUM, un, una, unos, unas, um, uma, ein, eine, einem, "
        "einer, eines, une, quelques, wenigen, einigen, paar, pocos, poucos, poucas, "
        "half the"
    ),
    "working": _words(
        "working business calendar full short more quick solid whole laborables habiles uteis "
        "ouvres"
    ),
    "fails": _words(
        "fail fails miss misses missed leak leaks leaking break breaks hurt hurts disappoint "
        "disappoints late lose loses lost crash crashes down fade fades crack cracks regret "
        "rust rot drip drips again stop stops shrink peel peels rattle overrun overruns jam "
        "jams stain wobble squeak burn burns warp splinter"
    ),
    "result": _phrases(
        "your, the results, the result, the treatment, the campaign, this campaign, "
        "this course, this treatment, the course, the product, this product, our platform, "
        "our system, the method, our method, this method, this, the plan, results, sales, "
        "the pain, the house, the flat, the ads, the new ads, the app, the site, the repair, "
        "the judge, the court, the investment, the scheme, our software, the software, "
        "our service"
    ),
    "achieves": _words(
        "win pass succeed double triple lose save earn make sell rank recover heal work gone "
        "cured fluent see love improve increase grow outperform beat gain recoup stop "
        "qualify-for vanish disappear drop fall rise boost convert book profit last solve fix "
        "clear reach hit cure eliminate remove bring outrank transform notice feel land thank "
        "thrilled delighted over-the-moon ecstatic multiply quadruple secure"
    ),
    "perfect": _words(
        "perfect flawless permanent delighted thrilled amazed happy fluent cured painless "
        "satisfied "
        "pain-free successful spotless invisible over-the-moon"
    ),
    "work": _words(
        "build install replace paint repaint clean remove migrate design write rewrite add "
        "move haul fix repair fit supply provide train develop integrate connect translate "
        "redo throw set seal restore refinish strip sand plaster tile rewire plumb flush clear "
        "dispose collect deliver import export support customise customize extend convert "
        "produce shoot edit record print publish host maintain manage handle arrange organise "
        "organize prepare draft file represent negotiate review audit optimise optimize "
        "rebuild wire mount hang lay pack unpack assemble dismantle cater cook serve decorate "
        "tidy mow trim plant polish wash iron include cover create make configure upgrade "
        "modify adapt tailor transfer pick"
    ),
    "worked": _words(
        "built installed replaced painted cleaned removed migrated designed written fixed "
        "repaired fitted moved translated redone sealed restored cleared"
    ),
    "connects": _words(
        "integrate integrates export exports import imports sync syncs connect connects "
        "support supports handle handles plug plugs work works talk talks speak speaks run "
        "runs"
    ),
    "arbeit": _words("machen streichen liefern reinigen reparieren tauschen ersetzen nehmen"),
    "body": _words(
        "back hair skin teeth pain knee shoulder weight sleep business shop sales revenue "
        "traffic rankings site website bookings profits income energy bill bills costs cost "
        "savings score grades marks daughter son child kids customers clients house home flat "
        "property garden lawn car investment money reputation visibility followers leads "
        "pipeline conversion calls productivity stress headaches anxiety allergy rash wrinkles "
        "eyesight hearing mood dog cat"
    ),
    "drops": _words(
        "drops drop falls fall halves doubles triples grows grow rises rise improves improve "
        "increases disappears disappear vanishes vanish heals heal recovers recover sells "
        "shrinks shrink clears clear stops stop lasts succeeds succeed passes pass "
        "explodes soars jumps climbs"
    ),
    "grows": _words(
        "drop fall halve double triple grow rise improve increase disappear vanish heal "
        "recover sell go shrink clear stop last succeed pass explode soar jump climb feel look "
        "love thank bounce never not win earn save"
    ),
    "wins": _words(
        "win pass succeed double triple lose save earn rank recover heal outperform gain "
        "profit recoup outrank love quadruple outsell thrive regret sell ace sail"
    ),
    "talk": _words(
        "call ring phone write mail e-mail email text send forward pass ask check tell let know "
        "note "
        "look see read hear speak talk discuss confirm get come go be have need like love want "
        "hope try "
        "find keep wait start begin finish meet visit reply answer respond contact reach decide "
        "think "
        "understand appreciate say give offer show explain help take make put hold leave stop "
        "remember "
        "welcome review use stay also then now gladly happily certainly even never not always "
        "only just "
        "still be been raise attach copy mention share bring open close follow introduce connect "
        "agree "
        "consider compare prefer mind judge guess suggest recommend quote name promise guarantee "
        "refund credit waive cancel charge bill invoice match reserve book schedule pencil "
        "squeeze "
        "fit save pay add do work turn sign run move set pick deliver ship arrive return log "
        "invite "
        "enrol accept approve admit shortlist drop knock lower beat rather definitely probably "
        "need"
    ),
}
