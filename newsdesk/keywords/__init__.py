"""Words: those of jieba, which is loaded when first asked, those of a person's lists, and what an article is about."""
