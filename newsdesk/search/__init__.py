"""What a query means: folding, tokens, query tree, the definition of a match, hits and snippets. No SQL, no Qt."""
