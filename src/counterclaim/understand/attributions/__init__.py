"""Who is reported to have said what: the reader's drafts, mended by the text's form, as a tree."""
