"""From bytes to articles: decode → lines → blocks → roles → articles. Pure: text in, values out; no archive, no Qt."""
