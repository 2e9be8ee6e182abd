"""The archive file: engine, schema, migrations, store, queries, index. The only room that speaks SQL."""
