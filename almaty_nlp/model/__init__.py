"""The types everything speaks: frozen, without files, without heavy libraries."""
