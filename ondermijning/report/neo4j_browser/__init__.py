"""What makes Neo4j Browser a place to look: a style sheet, favourites and a guide, made from the model and the rules."""
