"""
Official papers as .docx, laid out after GB/T 9704-2012: :func:`govliaison_documents.writing.write_paper`.

Nothing is imported here: most calls of the command line write no paper, and need not wait for what writes them.
"""
