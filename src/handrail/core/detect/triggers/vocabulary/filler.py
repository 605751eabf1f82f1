"""Words that say nothing about what somebody wants."""

from __future__ import annotations

FILLER = frozenset(
    """
    a about advice again aide ajuda algo am an and anfrage angebot another anything are area as
    asap ask asked ayuda back be because been besoin bit bitte bonjour brauche business but by
    call called can case chat chose combien company contact cool cosa cost could cuanto cuesta
    danke das day de deal del der des devis did die different ding do does doing done e ein eine
    einen el es etwas eu everything favor fine for friend front geht get give good got great
    gruss hallo have he hello help her hey hi hilfe him his hola how i ich idea ideas if in info
    informacao informacion information infos interesado interessado interessiert interested is
    issue ist it je job just kind know knows konnen kostet la las later le les like looking
    looks los lot machen made make mal mas matter may maybe me merci mich might mir mochte
    moglich moin more morning much my necesito need needed needs new nice nos not nous now o
    obrigado of ok okay ola on one online only or orcamento os other our people perhaps place
    please pls por possible possibly possivel precio preciso preco preis presupuesto price prix
    probably problem project puede quanto quelque quiero quisiera quite quote r re really
    regarding reply ring saber sache said same saw say service she should side sie situation so
    some somebody somehow someone something someway somewhere soon sort speak still stuff sure
    svp talk tell text thank thanks that thats the them there they thing things think this
    thoughts time times to today told tomorrow two u um uma un una understand une uno uns us
    very viel vous want wants was way we week were what what's whatever when whenever where
    which whichever who why wie will wir with work works would yes you your
    """.split()
)
"""Words that say nothing about what is wanted."""
