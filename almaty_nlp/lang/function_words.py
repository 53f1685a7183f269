"""The commonest grammatical words of each language: what tells one language from another in a short text."""

from __future__ import annotations

from almaty_nlp.lang.words import words

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    "en": words("""
    the of and to in for on with by from at as is are be been was were has have had this that these
    those which its their it they not or an all any shall should will would may must can other such
    between under through including within into also than there who whose when where if no each both
    more about after before during against upon among our we he she his her my your you i a
"""),
    "ru": words("""
    и в на с по для от до из о об при за к ко не что как его их это или а но все также между которые
    который которая которых был была были быть есть может если он она они мы вы так только уже со
    под во же то настоящего настоящий настоящей
"""),
    "fr": words("""
    le la les des du et à aux en dans pour par sur est sont une un que qui ou avec ce cette ces son
    sa ses leur leurs être été plus pas ne se au
"""),
    "es": words("""
    el los las del y en para por con una un que es son o su sus se al como más no lo este esta entre
    sobre ser ha han
"""),
    "de": words("""
    der die das den dem des und in zu von mit für auf ist sind ein eine einer eines nicht oder im am
    bei als auch sich werden wird zur zum
"""),
    "tr": words("""
    ve bir bu için ile olarak olan da de en daha çok gibi kadar her
"""),
    "uk": words("""
    і та й що не на у в з до для від або про як за є це його їх які який
"""),
    "kk": words("""
    және мен бен пен үшін бойынша туралы болып болған осы бұл арқылы жылғы жыл деп ретінде
"""),
}
"""«kk» is Kazakh; other Turkic languages written in Cyrillic letters are told by their letters alone."""
