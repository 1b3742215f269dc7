"""First names that Dutch registers hold, the commonest first, and what those who bear them are called."""

from __future__ import annotations

# Born before 1965, and every second name.
TRADITIONAL_WOMEN = """
Maria Johanna Anna Cornelia Elisabeth Wilhelmina Catharina Margaretha Hendrika Adriana Petronella Jacoba Geertruida Theresia
Helena Aaltje Jantje Grietje Trijntje Neeltje Antonia Dirkje Alida Hendrikje Francisca Gerarda Antje Klaasje Pieternella
Josephina Louisa Christina Susanna Magdalena Berendina Everdina Martina Lamberta Gijsberta Frederika Philomena
Carolina Henrica Elsje Aagje Dina Sophia Charlotte Hubertina Agatha Barbara Leonora Gertruda Roelofje Tjitske Sjoukje
"""
TRADITIONAL_MEN = """
Johannes Jan Cornelis Hendrik Willem Pieter Petrus Gerardus Jacobus Adrianus Wilhelmus Franciscus Antonius Dirk Jacob Martinus
Gerrit Theodorus Nicolaas Henricus Klaas Arie Lambertus Hubertus Josephus Christiaan Leonardus Albertus Bernardus Frederik
Marinus Evert Roelof Berend Teunis Jozef Simon Maarten Hermanus Gijsbertus Egbert Harm Rudolf Karel Matthijs Abraham Izaak
Sjoerd Douwe Wiebe Jelle Andries Laurentius Servatius Ludovicus Ferdinand Reinier Engelbertus Aloysius Paulus Hendricus Geert
"""
MODERN_WOMEN = """
Linda Monique Sandra Esther Marieke Petra Nicole Wendy Kim Laura Lisa Anouk Lotte Sanne Eva Femke Iris Marloes Anne Julia
Emma Sophie Lieke Manon Chantal Denise Suzanne Mirjam Judith Ellen Karin Astrid Ingrid Saskia Daphne Renée Michelle Samantha
Naomi Maaike Marjolein Annemarie Jolanda Yvonne Irene Simone Carolien Floor Fleur Roos Merel Noa Tess Zoë Bente Jasmijn
Daniëlle Loes Inge Ilse Nienke Hanneke Marit Lonneke Myrthe Evelien Janneke Willemijn Heleen Rianne Melissa Priscilla
"""
MODERN_MEN = """
Peter Robert Marcel Erik Mark Michel Patrick Richard Jeroen Martijn Dennis Bas Rob Marco Tim Thomas Rick Kevin Stefan Jasper
Daan Sven Lars Bram Ruben Niels Joost Maarten Edwin Frank Wouter Sander Bart Koen Luuk Stijn Thijs Jesse Nick Mike Roy Danny
Ronald Paul Hans Eric Arjan Remco Vincent Gijs Joris Rutger Tom Jurre Milan Levi Finn Sem Jens Mees Teun Guus Floris Pim
Olivier Xander Mathijs Ramon Jordy Wesley Bjorn René Bernd Casper Diederik Laurens Matthias Menno Sebastiaan Tobias
"""

# What a person with such a first name is called in daily life; anyone else goes by the name itself.
CALLED = {
    "Johannes": ("Jan", "Hans", "Johan", "Joop", "Sjaak"), "Cornelis": ("Kees", "Cor", "Corné"), "Hendrik": ("Henk", "Rik"),
    "Willem": ("Wim",), "Pieter": ("Piet", "Peter"), "Petrus": ("Piet", "Peter", "Pierre"), "Gerardus": ("Gerard", "Ger"),
    "Jacobus": ("Jaap", "Ko", "Jacques"), "Adrianus": ("Ad", "Adri", "Arjan"), "Wilhelmus": ("Wim", "Willy"),
    "Franciscus": ("Frans", "Frank"), "Antonius": ("Ton", "Toon", "Antoon"), "Jacob": ("Jaap",), "Martinus": ("Martin", "Tinus"),
    "Theodorus": ("Theo", "Dorus"), "Nicolaas": ("Nico", "Klaas"), "Henricus": ("Henk", "Harrie"), "Arie": ("Aad",),
    "Lambertus": ("Bert", "Lambert"), "Hubertus": ("Huub", "Bert"), "Josephus": ("Jos", "Sjef"), "Leonardus": ("Leo",),
    "Albertus": ("Bert", "Albert"), "Bernardus": ("Ben", "Bernard"), "Frederik": ("Frits", "Freek"), "Marinus": ("Rien",),
    "Christiaan": ("Chris",), "Hermanus": ("Herman",), "Gijsbertus": ("Gijs", "Bert"), "Laurentius": ("Laurens",),
    "Servatius": ("Servaas", "Vaas"), "Ludovicus": ("Louis",), "Engelbertus": ("Bert",), "Paulus": ("Paul",), "Jozef": ("Jef",),
    "Maria": ("Marja", "Ria", "Mieke", "Marijke"), "Johanna": ("Jo", "Annie", "Hanneke", "Joke"), "Anna": ("Annie", "Anneke"),
    "Cornelia": ("Corrie", "Nel", "Cora"), "Elisabeth": ("Els", "Betty", "Liesbeth"), "Wilhelmina": ("Willy", "Mien", "Wilma"),
    "Catharina": ("Toos", "Karin", "Trees", "Tiny"), "Margaretha": ("Greet", "Margriet", "Marga"), "Hendrika": ("Riek", "Henny"),
    "Adriana": ("Ada", "Jeanne"), "Petronella": ("Nel", "Ellie", "Petra"), "Jacoba": ("Coby", "Co"), "Theresia": ("Trees",),
    "Geertruida": ("Truus", "Geertje"), "Helena": ("Leny", "Ellen"), "Antonia": ("Toos", "Tonny"), "Alida": ("Ali",),
    "Francisca": ("Cisca", "Sien"), "Josephina": ("Fien", "José"), "Christina": ("Stien", "Christa"), "Susanna": ("Sanne",),
    "Robert": ("Rob",), "Thomas": ("Tom",), "Sebastiaan": ("Bas",), "Mohammed": ("Mo",), "Mehmet": ("Memo",),
    "Katarzyna": ("Kasia",), "Małgorzata": ("Gosia",), "Aleksandra": ("Ola",), "Tomasz": ("Tomek",),
}  # fmt: skip
