"""Paragraphs made after the model of others: their properties without their text, runs filled in anew."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from almaty_nlp.model.document import Block, Run
from almaty_nlp.ooxml import names as n
from almaty_nlp.writers.docx.runs import run_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

RUN_MARKS = (("bold", "b"), ("italic", "i"), ("underline", "u"), ("strike", "strike"))
UNIQUE = re.compile(r"\}(?:paraId|textId)$")


def shell(paragraph: Element) -> Element:
    """A paragraph with the properties of another and no text."""
    made = deepcopy(paragraph)
    made.tail = None
    for name in [key for key in made.attrib if UNIQUE.search(str(key))]:
        del made.attrib[name]
    for child in list(made):
        if child.tag != n.P_PR:
            made.remove(child)
        else:
            for section in child.findall(n.w("sectPr")):
                child.remove(section)
    return made


def plain(run: Element | None) -> Element | None:
    """A run without the marks of single words (bold, italic …), for texts that have their own."""
    if run is None:
        return None
    bare = deepcopy(run)
    properties = bare.find(n.R_PR)
    if properties is not None:
        for _, tag in (*RUN_MARKS, ("", "rStyle"), ("", "vertAlign")):
            for mark in properties.findall(n.w(tag)):
                properties.remove(mark)
    return bare


def fill(paragraph: Element, block: Block, like: Element | None) -> None:
    """Put the text of a block into an empty paragraph, with its formatting."""
    at = 0
    for run in (*block.runs, Run(len(block.text), len(block.text))):
        if at < run.start:
            paragraph.append(run_of(block.text[at : run.start], plain(like)))
        if run.start < run.end:
            paragraph.append(_marked(run_of(block.text[run.start : run.end], plain(like)), run))
        at = run.end


def _marked(made: Element, run: Run) -> Element:
    from lxml import etree

    properties = made.find(n.R_PR)
    if properties is None:
        properties = etree.Element(n.R_PR)
        made.insert(0, properties)
    for name, tag in RUN_MARKS:
        if getattr(run, name):
            mark = etree.SubElement(properties, n.w(tag))
            if tag == "u":
                mark.set(n.VAL, "single")
    return made


def unnumber(paragraph: Element) -> None:
    """Take a paragraph out of Word's numbering (17.9.18: the number 0)."""
    from lxml import etree

    properties = paragraph.find(n.P_PR)
    if properties is None:
        properties = etree.Element(n.P_PR)
        paragraph.insert(0, properties)
    for old in properties.findall(n.w("numPr")):
        properties.remove(old)
    numbering = etree.Element(n.w("numPr"))
    etree.SubElement(numbering, n.w("numId")).set(n.VAL, "0")
    style = properties.find(n.w("pStyle"))
    before = [
        x
        for x in properties
        if x.tag
        in (
            n.w("pStyle"),
            n.w("keepNext"),
            n.w("keepLines"),
            n.w("pageBreakBefore"),
            n.w("framePr"),
            n.w("widowControl"),
        )
    ]
    if before:
        before[-1].addnext(numbering)
    else:
        properties.insert(0 if style is None else 1, numbering)
