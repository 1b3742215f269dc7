"""Towns, the largest first, and the parts that names of streets are made of."""

from __future__ import annotations

TOWNS = """
Tilburg Breda Eindhoven Rotterdam Amsterdam Utrecht Den_Haag Den_Bosch Roosendaal Oosterhout Waalwijk Goirle Almere Nijmegen
Arnhem Groningen Enschede Apeldoorn Haarlem Zwolle Leiden Maastricht Dordrecht Zoetermeer Delft Venlo Helmond Oss Amersfoort
Deventer Gouda Hilversum Heerlen Leeuwarden Assen Bergen_op_Zoom Vlissingen Middelburg Alkmaar Hoorn Ede Kampen Weert
"""
STREET_STARTS = """
Kerk School Dorp Molen Station Nieuw Hoofd Wilhelmina Juliana Beatrix Oranje Prins_Hendrik Linden Beuken Eiken Kastanje Berken
Populieren Wilgen Esdoorn Merel Lijster Zwaluw Vink Leeuwerik Reiger Fazant Rozen Tulpen Narcis Anjer Margriet Hyacinth
Rembrandt Vermeer Frans_Hals Jan_Steen Van_Gogh Mozart Beethoven Bach Chopin Tromp De_Ruyter Piet_Hein Burgemeester_Vos
Pastoor_Smits Dokter_Schaepman Thorbecke Troelstra Vondel Multatuli Bilderdijk Erasmus Spinoza Copernicus Edison Industrie
Ambacht Handels Haven Vaart Sluis Brug Water Dijk Heide Bos Akker Weide Korenbloem Klaver Tarwe Rogge Haver Gerst Ring Park
Kanaal Markt Spoor Kloos Kapel Abdij Kasteel Ridder Hertog Graaf Jonker Smid Bakker Mulder Wever Leerlooier Textiel
"""
STREET_ENDS = ("straat", "laan", "weg", "plein", "hof", "pad", "singel", "dreef", "kade", "park")
