"""Rules on one document; a module without an underscore is a family of rules."""
