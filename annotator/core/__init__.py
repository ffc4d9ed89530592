"""Values and rules: texts, codebooks, annotations, commands and what follows from them. No I/O."""
