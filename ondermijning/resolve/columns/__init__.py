"""Values of many mentions as columns: numbers, words of names, texts and hashes of them."""
