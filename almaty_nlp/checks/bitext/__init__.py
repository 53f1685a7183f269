"""Rules on an aligned pair of documents; a module without an underscore is a family of rules."""
