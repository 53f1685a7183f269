"""What readers and writers of Word documents both know: names, safe XML, the elements that bear text."""
