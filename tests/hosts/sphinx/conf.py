"""A glossary, in Sphinx's own theme."""

project = "A glossary"
html_theme = "alabaster"
html_copy_source = False
html_show_sourcelink = False
