"""The command line of almaty-nlp: parse, call the library, show, exit."""
