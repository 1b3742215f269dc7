"""Names from the many places that the people of a Dutch town come from: women's, men's and surnames, the commonest first."""

# ruff: noqa: RUF001 - the dotless i is a letter of Turkish
from __future__ import annotations

from typing import NamedTuple


class Pool(NamedTuple):
    """Names that go together in one family; a dot divides the prefix from the surname."""

    share: float
    women: str
    men: str
    surnames: str


POOLS = (
    Pool(
        0.05,
        "Fatma Ayşe Emine Hatice Zeynep Elif Merve Özlem Gülşen Sevgi Hülya Yasemin Büşra Esra Derya Nurcan "
        "Songül Aylin Meryem Sibel",
        "Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim Murat Ömer Yusuf Emre Burak Fatih Serkan Kemal Osman "
        "Orhan Halil Cem Tuncay",
        "Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin "
        "Kara Koç Kurt Özkan Şimşek Polat Korkmaz Çakır Erdoğan Bulut Güneş Aksoy Taş Ünal Coşkun Tekin Güler "
        "Yavuz Acar Karaca Bozkurt Avcı Turan Uçar Sarı",
    ),
    Pool(
        0.05,
        "Fatima Khadija Aicha Naima Samira Malika Rachida Karima Hafida Yamina Saida Zohra Nadia Loubna "
        "Soumaya Ikram Hanane Btissam",
        "Mohammed Ahmed Hassan Youssef Abdelkader Rachid Said Mustapha Karim Hamza Bilal Ibrahim Driss Khalid "
        "Omar Jamal Nordin Abdellah",
        "el.Idrissi Bouzidi Amrani el.Amrani Benali Bouali el.Khattabi Haddou Azzouzi el.Azzouzi Chaouch "
        "Mansouri el.Mansouri Belkadi Ouali Aït_Haddou Boukhari el.Boukhari Tahiri Saidi Bennani Zerouali "
        "Achahbar el.Ouariachi Bouchta Hamdaoui Mokhtari Yahiaoui Lahmar Ziani ben.Omar ben.Haddou Kaddouri "
        "Allali Ghazi Jabri el.Yaakoubi Chahid Dahmani",
    ),
    Pool(
        0.035,
        "Soerjdaye Chandra Indra Radha Anjali Priya Sharmila Kamla Rita Sandhya Esha Maureen Muriel Jacintha "
        "Carmelita Shirley Ilse",
        "Ramesh Soerin Krish Anand Dew Radjesh Roy Rishi Harold Humphrey Orlando Winston Clyde Romeo Iwan "
        "Stanley Kenneth Ricardo Glenn",
        "Ramdin Bisessar Ramlal Jagernath Mahabier Gopal Sital Ramautar Kalpoe Autar Pinas Kromosoeto "
        "Sastrowidjojo Karijodikromo Pawironadi Zeefuik Vrede Landveld Amstelveen Braafheid Doorson Emanuels "
        "Held Kensmil Lont Menckeberg Nooitmeer Rozenblad Soekhoe Tjon_A_Fat Tjin_A_Sie Lie_A_Ling Wijngaarde "
        "Esajas",
    ),
    Pool(
        0.02,
        "Rosalinda Maritza Suyenne Ruthmila Sharine Yvette Gwendoline Angelique Solange Zuleika Xiomara "
        "Jeanine Melva Ingemar",
        "Shurandy Rudsel Jermaine Elvis Giovanni Gilmar Edsel Franklin Etienne Raymond Curvin Errol Marlon "
        "Wendell Erwin Denzel",
        "Martina Maria Cijntje Croes Tromp Geerman Werleman Kock Maduro Winklaar Hernandez Isenia Rosario "
        "Martis Anthony Bernadina Koeiman Schoop Sulvaran Statia Lourens Balentien Ricardo Pieternella Jansen "
        "Janga Felicia Doran",
    ),
    Pool(
        0.04,
        "Katarzyna Anna Agnieszka Małgorzata Joanna Ewa Monika Magdalena Aleksandra Beata Dorota Iwona "
        "Justyna Paulina Karolina Zofia",
        "Piotr Krzysztof Andrzej Tomasz Paweł Jan Marcin Michał Jakub Adam Łukasz Grzegorz Mateusz Dariusz "
        "Mariusz Rafał Kamil Dawid",
        "Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak "
        "Dąbrowski Kozłowski Jankowski Mazur Wojciechowski Kwiatkowski Krawczyk Kaczmarek Piotrowski "
        "Grabowski Zając Pawłowski Michalski Król Wieczorek Jabłoński Wróbel Nowakowski Majewski Olszewski "
        "Stępień Malinowski Jaworski Adamczyk Dudek Nowicki Pawlak Górski Witkowski Walczak Sikora",
    ),
    Pool(
        0.025,
        "Amal Noor Rana Hala Maysa Layla Rima Sahar Zahra Shirin Maryam Parisa Nasrin Hodan Faduma Ifrah "
        "Sahra Selam Saba Luwam",
        "Ali Hussein Ahmad Mahmoud Khaled Omar Yasin Samir Bashar Farid Reza Hamid Abdi Mohamud Said Yonas "
        "Tesfay Filmon Dawit Samuel",
        "al.Hassan al.Ali al.Ahmad Hussein al.Khatib Ibrahim Haddad al.Masri Darwish Khalil Rahimi Ahmadi "
        "Karimi Hosseini Sharifi Noori Abdi Hassan Ali Mohamed Warsame Farah Jama Nur Osman Tesfay Tekle "
        "Gebremedhin Haile Berhane Weldu Kidane Mehari Abraham al.Jasem Sabbagh Nasser Suleiman",
    ),
    Pool(
        0.015,
        "Mei Li Xiu Ying Hui Lan Yan Jing Thi_Lan Thi_Hoa Thi_Mai Siew Ai_Ling Hua Fang Na",
        "Wei Jun Ming Chi_Ming Kwok_Wai Jian Hong Tao Peng Van_Minh Van_Hung Duc Quang Ka_Ho Lei Bo",
        "Chen Wang Li Zhang Liu Yang Huang Wu Zhou Lin Nguyen Tran Le Pham Cheung Wong Chan Lau Ho Tang Ng Hu "
        "Zheng Xu Lam Vu Do Hoang",
    ),
    Pool(
        0.02,
        "Johana Christina Mathilda Saartje Ludya Welmina Dorkas Ivonne Erna Nelly Juliana Agustina Costansina Paulina",
        "Jopie Semuel Markus Yohanis Dominggus Elias Zeth Alex Pieter Frans Jefta Thomas Agustinus Melkianus Simon",
        "Pattiasina Tahapary Manuhutu Latuperissa Sahertian Matulessy Siahaya Leatemia Tuhuteru Pelupessy "
        "Lilipaly Nanlohy Sopacua Hehanussa Wattimena Supusepa Tomasoa Ririassa Pattinama Salampessy "
        "Lekatompessy Titaley",
    ),
    Pool(
        0.035,
        "Anja Sabine Heike Birgit Petra Nathalie Isabelle Véronique Sylvie Françoise Sarah Emily Rachel "
        "Victoria Abena Akosua Maria_José",
        "Jürgen Wolfgang Klaus Heinz Günther Michel Jean-Pierre Philippe Luc Benoît James William David "
        "Michael Kofi Kwame José Manuel",
        "Müller Schmidt Schneider Fischer Weber Becker Wagner Hoffmann Schäfer Koch Dubois Lambert Dupont "
        "Leroy Simon Laurent Michel Lejeune Smith Jones Taylor Brown Williams Evans Thomas Johnson Owusu "
        "Boateng Mensah Osei Silva Santos Ferreira Pereira da.Silva dos.Santos García Fernández Rossi Bianchi "
        "D'Angelo",
    ),
)
