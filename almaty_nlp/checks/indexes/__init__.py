"""What rules of several families read in a document: computed once, kept on its shelf."""
