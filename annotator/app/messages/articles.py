"""What the readers of articles tell: archives, XML, and the documents of word processors and databases."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "archive.damaged": N_("{where} was left out: it is damaged or not of the kind that its name says."),
    "archive.protected": N_(
        "{where} was left out: it is protected by a password; save a copy without one and import that."
    ),
    "archive.too_many": N_(
        "{where} was left out: it has {found} files in it, and no more than {limit} are read."
    ),
    "archive.too_large": N_(
        "{where} was left out: unpacked it would be so much larger that it looks made to do harm."
    ),
    "archive.leads_out": N_("{where}: the part “{entry}” was left out: its name leads out of the file."),
    "archive.link": N_("{where}: the part “{entry}” was left out: it is a link."),
    "archive.twice": N_("{where}: the part “{entry}” is there twice; the first one was read."),
    "archive.no_entry": N_("{where} can't be read: it has no part “{entry}”."),
    "archive.bad_entry": N_("{where} can't be read: its part “{entry}” is damaged."),
    "xml.damaged": N_("{where} was left out: it is not correct XML (line {line}: {reason})."),
    "xml.entities": N_("{where} was left out: it defines XML entities, which can be made to do harm."),
    "article.too_large": N_(
        "{where} was left out: it is larger than {limit} MB and would have to be read in one piece."
    ),
    "article.no_body": N_("{where} was left out: “{title}” has no text."),
    "html.unreadable": N_("{where} was left out: no page could be made out in it."),
    "factiva.none": N_("{where} was left out: there are no articles as Factiva marks them in it."),
    "nexis.none": N_("{where} was left out: there are no articles as Nexis marks them in it."),
    "docx.old": N_("{where} was left out: it is of Word 97–2003; save it as DOCX and import that."),
    "rtf.damaged": N_("{where} was left out: it is damaged or not RTF."),
    "rtf.notes_left_out": N_("{where}: its footnotes ({count}) were left out; save it as DOCX to have them."),
    "epub.none": N_("{where} was left out: it does not say what it consists of, as each EPUB must."),
    "epub.missing": N_("{where}: the page “{entry}” is not in the book."),
    "eml.none": N_("{where} was left out: it is no mail, for it has neither sender, subject nor date."),
    "eml.attachments": N_("{where}: what is attached was left out: {names}."),
    "feeds.none": N_("{where} was left out: there is no feed with entries in it."),
    "feeds.damaged": N_("{where} is damaged ({reason}); look whether all of its entries are there."),
    "html.whole_page": N_("{where}: no article could be made out on the page; all of its text was taken."),
    "pdf.damaged": N_("{where} was left out: it is damaged or not PDF."),
    "pdf.no_text": N_(
        "{where} was left out: it has pictures of pages and no text; let a program recognise the text first."
    ),
    "pdf.pages_without_text": N_("{where}: of its {count} pages these have no text: {pages}."),
    "pdf.running_heads": N_("{where}: what its pages repeat at their edges was left out: {lines}"),
}
