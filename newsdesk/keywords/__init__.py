"""Words by jieba. Loads jieba only when first asked: it takes most of a second and 160 MB."""
