/*
 * A synthetic population with planted rings and innocent sharing, to measure links on: `plantedPeople({ people, seed })`. Everything is
 * invented and visibly so (README.md says how). Every value hangs on the seed and a place in the plan alone, so that any person can be
 * made without the others; kept are 12 bytes a person and the plan of the groups.
 */

/** A made person: the file that the reader gets, and what was planted, which nobody but the benchmark may see. */
export type PlantedPerson = {
  /** Shape: `bonafide.dossier/v1`. */
  readonly file: Record<string, unknown>;
  /** Kind and number of the ring, such as `farm:12`. */
  readonly ring?: string;
  /** Kind and number of the honest group, such as `household:40`. A member of a ring can have one too. */
  readonly innocent?: string;
};

/** What is planted, a sentence each. Kinds that end in `-thin` are held together by one kind of thing only. */
export const KINDS = {
  persona:
    'One hand behind 2 to 8 names: a phone, payout account, device, résumé text 0.85 to 1.0 alike, rotated handles or a word of mail addresses in common, two and more of them.',
  'persona-thin': 'The same with one such thing only: a phone, an account, a device, a text or rotated handles.',
  farm: 'Equipment of 3 to 11 workers goes to one house, in half of the cases that of a stored host; most join from its network, some are paid to one account.',
  'farm-thin': 'Equipment of 3 to 6 workers goes to one house, and nothing else is shared.',
  chain: '3 to 7 people of whom each is referee for the next by mail, and refers the next; résumé texts alike.',
  'chain-thin': 'The same with nothing but the referee’s mail address.',
  document: 'One number of an identity document under two or three names, at times one picture too.',
  picture: 'One picture, at most three bits apart, under two names.',
  household: 'Spouses of one family name: one address and network, one phone or joint account or both.',
  flatmates: '2 to 4 people of different names at one address and network; parcels go there, and a flatmate may sign.',
  family: 'Parents and adult children of one family name: some at one address, a phone in common, or a child whose pay goes to a parent.',
  campus: 'Hundreds at one address without units, with one mail room and network.',
  coworking: '8 to 60 people with one coworking house as mailing address and one network.',
  agency: '20 to 300 people of one supplier: its text in most files, its phone, mail and pooled account in some.',
  namesakes: '2 to 4 people of one name and nothing else.',
  colleagues: '2 to 6 people with one employer and the same dates, at times one referee and a sentence on one project.',
  classmates: '3 to 15 people with one school, subject and years.',
  carrier: 'Hundreds behind one address of a carrier.',
  recycled: 'A phone of somebody turned down years ago that is another’s today.',
  placeholder: 'Values that stand for none: n/a, 000-000-0000, test@example.com, an unset serial, the picture of an empty profile.',
  import: 'Up to 300 people of one old export with one phone in all of them.',
  'job-board': '3 to 12 applicants for one opening within ten minutes, over one site.',
  'family-computer': '2 to 4 people of one family name who applied from one computer, at one address or not.',
} as const;

type Kind = keyof typeof KINDS;
type RingKind = 'persona' | 'persona-thin' | 'farm' | 'farm-thin' | 'chain' | 'chain-thin' | 'document' | 'picture';

/** Share of people in rings, and in honest groups. */
const RING_SHARE = 0.01;
const INNOCENT_SHARE = 0.25;
/** Part of the rings by kind, counted in rings. */
const RING_PARTS: readonly (readonly [RingKind, number])[] = [
  ['persona', 0.27],
  ['persona-thin', 0.18],
  ['farm', 0.15],
  ['farm-thin', 0.07],
  ['chain', 0.11],
  ['chain-thin', 0.06],
  ['document', 0.09],
  ['picture', 0.07],
];
/** Part of the honest groups by kind, counted in people. */
const INNOCENT_PARTS: readonly (readonly [Kind, number])[] = [
  ['household', 0.14],
  ['flatmates', 0.1],
  ['family', 0.06],
  ['campus', 0.1],
  ['coworking', 0.06],
  ['agency', 0.12],
  ['namesakes', 0.05],
  ['colleagues', 0.08],
  ['classmates', 0.06],
  ['carrier', 0.11],
  ['recycled', 0.02],
  ['job-board', 0.07],
  ['family-computer', 0.03],
];
/** Share of files with placeholders, of people with a common template in their text, and most people of the import. */
const PLACEHOLDER_SHARE = 0.02;
const TEMPLATE_SHARE = 0.15;
const IMPORT_PEOPLE = 300;

type Next = () => number;

/** A stream of numbers in [0, 1) of 128 bits of state, so that no two of a million run into one another. @source sfc32, PractRand by Chris Doty-Humphrey, public domain */
function stream(seed: number, purpose: number, index: number): Next {
  let [a, b, c, count] = [seed | 0, purpose | 0, index | 0, 1];
  const step = () => {
    const t = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let warm = 0; warm < 15; warm++) step();
  return step;
}

const pick = <T>(next: Next, list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
const whole = (next: Next, least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
const chance = (next: Next, share: number): boolean => next() < share;
const padded = (number: number, length: number): string => String(number).padStart(length, '0');
const hexadecimal = (next: Next, length: number): string => Array.from({ length }, () => Math.floor(next() * 16).toString(16)).join('');

function drawn<T>(next: Next, parts: readonly (readonly [T, number])[]): T {
  let left = next() * parts.reduce((sum, [, part]) => sum + part, 0);
  for (const [one, part] of parts) {
    left -= part;
    if (left < 0) return one;
  }
  return (parts[0] as readonly [T, number])[0];
}

/** What a stream of numbers is for. */
const FOR = { plan: 1, order: 2, name: 3, contact: 4, place: 5, text: 6, file: 7, group: 8, member: 9, edit: 10, relatives: 11 } as const;

// ------------------------------------------------------------------------------------------------------------------ names

type Spelling = { readonly latin: string; readonly native?: string };
type Origin = { readonly given: readonly Spelling[]; readonly family: readonly Spelling[]; readonly familyFirst: boolean };

const spellings = (text: string): readonly Spelling[] =>
  text.split(' ').map((one) => {
    const [latin = '', native] = one.split('/');
    return native === undefined ? { latin } : { latin, native };
  });
const origin = (given: string, family: string, familyFirst = false): Origin => ({ given: spellings(given), family: spellings(family), familyFirst });

/** Common given and family names, put together at random: any origin is as likely in rings as out of them. Family names have one form for all. */
const ORIGINS: readonly Origin[] = [
  origin(
    'Alice Brian Carol Daniel Emily Frank Grace Henry Irene Jack Karen Liam Megan Nathan Olivia Peter Rachel Simon Tracy William',
    'Adams Baker Carter Dixon Edwards Fletcher Grant Harper Ingram Jenkins Knight Lawson Marshall Norris Osborne Palmer Reynolds Shaw Turner Walsh',
  ),
  origin(
    'Alejandro Beatriz Carlos Daniela Eduardo Fernanda Guillermo Inés Javier Lucía Manuel Natalia Óscar Paula Ramón Sofía Tomás Valeria Ximena Rodrigo',
    'García Hernández Jiménez López Martínez Navarro Ortega Peña Quintero Ramírez Salazar Torres Vargas Zamora Castillo Domínguez Fuentes Herrera Medina Rivas',
  ),
  origin(
    'Anke Bernd Claudia Dieter Elke Friedrich Gisela Holger Ingrid Jürgen Katrin Lukas Monika Norbert Petra Rainer Sabine Torsten Ulrike Wolfgang',
    'Bauer Becker Fischer Hoffmann Keller Krüger Lehmann Maier Neumann Pfeiffer Richter Schäfer Schneider Schulze Vogel Wagner Weber Winkler Zimmermann Köhler',
  ),
  origin(
    'Amélie Bastien Camille Damien Élodie Fabrice Gaëlle Hugo Isabelle Jérôme Laure Mathieu Nathalie Olivier Pauline Quentin Rémi Sandrine Thibault Yves',
    'Bernard Chevalier Dubois Fontaine Gauthier Lambert Lefèvre Leroux Marchand Mercier Moreau Perrin Renaud Rousseau Roussel Simonet Tessier Vasseur Giraud Blanchard',
  ),
  origin(
    'Alessandra Bruno Chiara Davide Elisa Federico Giulia Lorenzo Marta Nicola Ornella Paolo Roberta Sergio Teresa Umberto Valentina Matteo Silvia Giorgio',
    'Barbieri Colombo Conti Esposito Ferrari Galli Greco Lombardi Mancini Marino Moretti Pellegrini Ricci Rinaldi Romano Santoro Serra Testa Valentini Vitale',
  ),
  origin(
    'Adriana Caio Débora Everton Flávia Gustavo Helena Igor Joana Leandro Marcela Nilton Otávio Priscila Renato Simone Thiago Vanessa Wagner Yara',
    'Almeida Barbosa Cardoso Carvalho Correia Ferreira Gomes Lopes Machado Moreira Nogueira Oliveira Pereira Ribeiro Rocha Santana Silveira Souza Teixeira Vieira',
  ),
  origin(
    'Agnieszka Bartosz Dorota Filip Grzegorz Hanna Jacek Katarzyna Lech Magdalena Marcin Natalia Piotr Renata Szymon Tomasz Urszula Wiktor Zofia Zbigniew',
    'Adamczyk Baran Duda Gajda Jankiewicz Kaczmarek Kowalczyk Krawczyk Lis Marciniak Mazur Nowak Olszak Pawlak Sikora Stasiak Szymczak Walczak Wieczorek Zaremba',
  ),
  origin(
    'Aleksei/Алексей Boris/Борис Dmitri/Дмитрий Elena/Елена Fyodor/Фёдор Galina/Галина Irina/Ирина Kirill/Кирилл Larisa/Лариса Maksim/Максим Nadezhda/Надежда Oleg/Олег Polina/Полина Roman/Роман Svetlana/Светлана Timur/Тимур Vera/Вера Yuri/Юрий Zoya/Зоя Anton/Антон',
    'Belykh/Белых Chernykh/Черных Dolgikh/Долгих Gerasimenko/Герасименко Kovalchuk/Ковальчук Kravets/Кравец Lebed/Лебедь Melnik/Мельник Moroz/Мороз Novak/Новак Panchenko/Панченко Rudenko/Руденко Savchuk/Савчук Sedykh/Седых Shevchuk/Шевчук Tarasyuk/Тарасюк Voloshin/Волошин Yakovenko/Яковенко Zhuk/Жук Zinchenko/Зинченко',
  ),
  origin(
    'Andriy/Андрій Bohdan/Богдан Daryna/Дарина Halyna/Галина Ihor/Ігор Kateryna/Катерина Liubov/Любов Mykola/Микола Nazar/Назар Oksana/Оксана Olha/Ольга Pavlo/Павло Ruslan/Руслан Serhiy/Сергій Taras/Тарас Uliana/Уляна Vasyl/Василь Yaryna/Ярина Yuliia/Юлія Zakhar/Захар',
    'Bondarenko/Бондаренко Didenko/Діденко Fedorenko/Федоренко Hrytsenko/Гриценко Ivashchenko/Іващенко Klymenko/Клименко Kuzmenko/Кузьменко Lysenko/Лисенко Marchenko/Марченко Nesterenko/Нестеренко Onishchenko/Оніщенко Petrenko/Петренко Romaniuk/Романюк Sydorenko/Сидоренко Tkachuk/Ткачук Umanets/Уманець Vasylenko/Василенко Yurchenko/Юрченко Zaiets/Заєць Koval/Коваль',
  ),
  origin(
    'Ahmed/أحمد Amina/أمينة Bilal/بلال Dalia/داليا Fadi/فادي Farah/فرح Hani/هاني Huda/هدى Ibrahim/إبراهيم Jamila/جميلة Karim/كريم Layla/ليلى Mahmoud/محمود Nadia/نادية Omar/عمر Rania/رانيا Samir/سمير Salma/سلمى Tariq/طارق Yasmin/ياسمين',
    'Abboud/عبود Darwish/درويش Farouk/فاروق Ghanem/غانم Habib/حبيب Hamdan/حمدان Haddad/حداد Issa/عيسى Jaber/جابر Kassem/قاسم Khalil/خليل Mansour/منصور Najjar/نجار Nasser/ناصر Rahman/رحمن Saleh/صالح Shaheen/شاهين Taha/طه Yousef/يوسف Zaki/زكي',
  ),
  origin(
    'Avi/אבי Batya/בתיה Dina/דינה Eitan/איתן Gal/גל Hila/הילה Itai/איתי Keren/קרן Lior/ליאור Maya/מאיה Nadav/נדב Noa/נועה Oren/אורן Ronit/רונית Shira/שירה Tal/טל Uri/אורי Yael/יעל Yoav/יואב Ziv/זיו',
    'Alon/אלון Barak/ברק Carmel/כרמל Dayan/דיין Eliav/אליאב Golan/גולן Harel/הראל Katz/כץ Lavi/לביא Mizrahi/מזרחי Naveh/נווה Ofer/עופר Peled/פלד Regev/רגב Sasson/ששון Shaked/שקד Tamir/תמיר Vered/ורד Yaron/ירון Zohar/זוהר',
  ),
  origin(
    'Arash/آرش Bahar/بهار Darius/داریوش Elnaz/الناز Farhad/فرهاد Golnar/گلنار Hamid/حمید Jamshid/جمشید Kaveh/کاوه Laleh/لاله Mahsa/مهسا Nima/نیما Parisa/پریسا Ramin/رامین Shirin/شیرین Siavash/سیاوش Taraneh/ترانه Vahid/وحید Yalda/یلدا Zahra/زهرا',
    'Afshar/افشار Ahmadi/احمدی Bahrami/بهرامی Daneshvar/دانشور Ebadi/عبادی Farahani/فراهانی Ghorbani/قربانی Hosseini/حسینی Jafari/جعفری Karimi/کریمی Lotfi/لطفی Moradi/مرادی Najafi/نجفی Omidi/امیدی Parsa/پارسا Rostami/رستمی Sadeghi/صادقی Tehrani/تهرانی Vaziri/وزیری Yazdani/یزدانی',
  ),
  origin(
    'Aarav/आरव Anjali/अंजलि Deepak/दीपक Divya/दिव्या Gaurav/गौरव Ishita/इशिता Kavita/कविता Kunal/कुणाल Lakshmi/लक्ष्मी Manish/मनीष Meera/मीरा Nikhil/निखिल Pooja/पूजा Rajesh/राजेश Ritu/रितु Sanjay/संजय Sunita/सुनीता Tarun/तरुण Vikram/विक्रम Swati/स्वाति',
    'Agarwal/अग्रवाल Bhatt/भट्ट Chauhan/चौहान Desai/देसाई Gupta/गुप्ता Iyer/अय्यर Jain/जैन Kapoor/कपूर Kulkarni/कुलकर्णी Mehta/मेहता Mishra/मिश्रा Nair/नायर Pandey/पांडे Patel/पटेल Rao/राव Reddy/रेड्डी Saxena/सक्सेना Shah/शाह Tiwari/तिवारी Verma/वर्मा',
  ),
  origin(
    'Adnan Ayesha Danish Faiza Hassan Hina Imran Javeria Kamran Kiran Mehwish Noman Qasim Rabia Saad Sana Shahid Umair Waqas Zainab',
    'Abbasi Akhtar Ansari Aslam Bajwa Bhatti Butt Chaudhry Dar Farooqi Hashmi Iqbal Javed Khokhar Malik Mirza Qureshi Rana Siddiqui Sheikh',
  ),
  origin(
    'Wei/伟 Fang/芳 Jun/军 Min/敏 Jing/静 Lei/磊 Na/娜 Yan/燕 Qiang/强 Ping/平 Hui/慧 Tao/涛 Xin/欣 Yu/宇 Bo/波 Lan/兰 Peng/鹏 Ning/宁 Shan/珊 Kai/凯',
    'Wang/王 Li/李 Zhang/张 Liu/刘 Chen/陈 Yang/杨 Zhao/赵 Huang/黄 Zhou/周 Wu/吴 Xu/徐 Sun/孙 Ma/马 Zhu/朱 Hu/胡 Guo/郭 Lin/林 He/何 Gao/高 Luo/罗',
    true,
  ),
  origin(
    'Minjun/민준 Seoyeon/서연 Jiho/지호 Hayoon/하윤 Doyun/도윤 Jiwoo/지우 Junseo/준서 Sua/수아 Hyunwoo/현우 Eunji/은지 Sunghoon/성훈 Yuna/유나 Taeyang/태양 Boram/보람 Donghyun/동현 Nari/나리 Seungmin/승민 Hyejin/혜진 Youngho/영호 Mirae/미래',
    'Kim/김 Lee/이 Park/박 Choi/최 Jung/정 Kang/강 Cho/조 Yoon/윤 Jang/장 Lim/임 Han/한 Oh/오 Seo/서 Shin/신 Kwon/권 Hwang/황 Ahn/안 Song/송 Hong/홍 Moon/문',
    true,
  ),
  origin(
    'Haruto/陽翔 Yui/結衣 Sota/颯太 Aoi/葵 Ren/蓮 Hina/陽菜 Kaito/海斗 Sakura/桜 Daiki/大輝 Misaki/美咲 Takumi/匠 Nanami/七海 Kenta/健太 Ayaka/彩花 Ryota/亮太 Emi/恵美 Shota/翔太 Kana/佳奈 Naoki/直樹 Yuko/優子',
    'Sato/佐藤 Suzuki/鈴木 Takahashi/高橋 Tanaka/田中 Ito/伊藤 Watanabe/渡辺 Yamamoto/山本 Nakamura/中村 Kobayashi/小林 Kato/加藤 Yoshida/吉田 Yamada/山田 Sasaki/佐々木 Matsumoto/松本 Inoue/井上 Kimura/木村 Hayashi/林 Shimizu/清水 Mori/森 Hashimoto/橋本',
    true,
  ),
  origin(
    'An Bích Chi Dũng Giang Hạnh Hiếu Hoa Hùng Khánh Lan Linh Mai Nam Ngọc Phong Quân Thảo Trang Tuấn',
    'Nguyễn Trần Lê Phạm Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Mạc Lương Tạ',
    true,
  ),
  origin(
    'Adebayo Bukola Chidi Damilola Emeka Folake Gbenga Ifeoma Jide Kehinde Lola Musa Ngozi Obinna Rukayat Segun Temitope Uche Wale Yetunde',
    'Abiodun Adeyemi Afolabi Balogun Chukwu Dosunmu Ezeh Fashola Ibekwe Igwe Lawal Madu Nwosu Obi Okafor Okonkwo Oladipo Onyeka Salami Uzor',
  ),
  origin(
    'Achieng Baraka Chebet Daudi Esther Furaha Gathoni Hamisi Imani Juma Kamau Lulu Makena Njoroge Otieno Pendo Rehema Salim Tabitha Wanjiru',
    'Barasa Cheruiyot Gitau Kamathi Karanja Kibet Kimani Kiptoo Maina Mbugua Mutiso Mwangi Ndungu Njeri Nyambura Ochieng Odhiambo Onyango Wafula Wekesa',
  ),
  origin(
    'Abebe/አበበ Alem/አለም Bekele/በቀለ Dawit/ዳዊት Eden/ኤደን Fikru/ፍቅሩ Genet/ገነት Hirut/ሂሩት Kidan/ኪዳን Lemlem/ለምለም Meron/ሜሮን Mulu/ሙሉ Rahel/ራሄል Saba/ሳባ Selam/ሰላም Tesfaye/ተስፋዬ Tigist/ትዕግስት Yonas/ዮናስ Zewdu/ዘውዱ Samuel/ሳሙኤል',
    'Alemu/አለሙ Assefa/አሰፋ Ayele/አየለ Belay/በላይ Demissie/ደምሴ Desta/ደስታ Getachew/ጌታቸው Girma/ግርማ Haile/ኃይሌ Kassa/ካሳ Kebede/ከበደ Lemma/ለማ Mekonnen/መኮንን Mengistu/መንግስቱ Negash/ነጋሽ Tadesse/ታደሰ Taye/ታዬ Tsegaye/ጸጋዬ Wolde/ወልደ Worku/ወርቁ',
  ),
  origin(
    'Aylin Barış Cem Deniz Elif Fatih Gizem Hakan İpek Kerem Leyla Mert Nazlı Onur Pınar Selin Tolga Umut Yağmur Zeynep',
    'Acar Aksoy Arslan Aydın Bulut Çelik Demir Doğan Erdem Güneş Kaplan Karaca Kılıç Koç Özkan Polat Şahin Tekin Yıldız Yalçın',
  ),
  origin(
    'Alexandros/Αλέξανδρος Despina/Δέσποινα Eleni/Ελένη Fotini/Φωτεινή Giorgos/Γιώργος Ioanna/Ιωάννα Kostas/Κώστας Lambros/Λάμπρος Maria/Μαρία Nikos/Νίκος Panagiota/Παναγιώτα Petros/Πέτρος Sofia/Σοφία Spyros/Σπύρος Stavros/Σταύρος Thalia/Θάλεια Vasilis/Βασίλης Xenia/Ξένια Yannis/Γιάννης Zoe/Ζωή',
    'Alexiou/Αλεξίου Anagnostou/Αναγνώστου Christou/Χρήστου Dimitriou/Δημητρίου Economou/Οικονόμου Fotiou/Φωτίου Georgiou/Γεωργίου Ioannou/Ιωάννου Kyriakou/Κυριακού Makris/Μακρής Michail/Μιχαήλ Nikolaou/Νικολάου Oikonomidis/Οικονομίδης Papadakis/Παπαδάκης Pavlou/Παύλου Petrou/Πέτρου Samaras/Σαμαράς Stavrou/Σταύρου Theodorou/Θεοδώρου Vlahos/Βλάχος',
  ),
  origin(
    'Agus Ayu Bagus Citra Dewi Eko Fitri Gita Hendra Indah Joko Kartika Lestari Made Nur Putri Rizky Sari Teguh Wulan',
    'Adiputra Anggraini Budiman Darmawan Gunawan Hartono Hidayat Kurniawan Kusuma Lesmana Mahendra Nugroho Permana Prasetyo Rahardjo Santoso Setiawan Suryadi Wibowo Wijaya',
  ),
  origin(
    'Andres Bayani Corazon Divina Efren Florinda Gregorio Imelda Jomar Katrina Ligaya Marisol Nestor Paolo Rowena Santino Teresita Ulysses Vilma Zaldy',
    'Aquino Bautista Cabrera Dela_Cruz Dimaculangan Evangelista Galang Lacson Macaraeg Magsaysay Manalo Ocampo Pangilinan Quizon Salonga Soriano Tolentino Umali Villanueva Yambao',
  ),
  origin(
    'Aino Björn Eero Freja Gunnar Hanne Ilmari Jens Kaisa Lasse Maja Niklas Oskar Pernille Riikka Signe Tuomas Ulla Veikko Åsa',
    'Ahlgren Berglund Dahl Eklund Hakala Hansen Heikkinen Holm Jokinen Kallio Lindqvist Mikkelsen Nieminen Nyberg Poulsen Rantala Sandberg Strand Virtanen Wikström',
  ),
];

const letters = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll('ı', 'i')
    .replaceAll('Đ', 'd')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
const said = (spelling: Spelling): string => spelling.latin.replaceAll('_', ' ');

// ------------------------------------------------------------------------------------------------------------------ places and numbers

type City = {
  readonly countryCode: string;
  readonly region?: string;
  readonly city: string;
  readonly timeZone: string;
  readonly postal: string;
  readonly more: number;
  readonly at: readonly [number, number];
};
const city = (countryCode: string, region: string, name: string, timeZone: string, postal: string, more: number, latitude: number, longitude: number): City => ({
  countryCode,
  ...(region === '' ? {} : { region }),
  city: name,
  timeZone,
  postal,
  more,
  at: [latitude, longitude],
});
/** Towns with the first two digits of their postal codes and the number of digits after the fifth. */
const CITIES: readonly City[] = [
  city('US', 'TX', 'Austin', 'America/Chicago', '78', 0, 30.27, -97.74),
  city('US', 'OH', 'Columbus', 'America/New_York', '43', 0, 39.96, -83),
  city('US', 'WA', 'Tacoma', 'America/Los_Angeles', '98', 0, 47.25, -122.44),
  city('US', 'AZ', 'Tucson', 'America/Phoenix', '85', 0, 32.22, -110.97),
  city('US', 'GA', 'Macon', 'America/New_York', '31', 0, 32.84, -83.63),
  city('US', 'TN', 'Nashville', 'America/Chicago', '37', 0, 36.16, -86.78),
  city('DE', 'SN', 'Leipzig', 'Europe/Berlin', '04', 0, 51.34, 12.37),
  city('DE', 'BE', 'Berlin', 'Europe/Berlin', '10', 0, 52.52, 13.4),
  city('FR', '', 'Nantes', 'Europe/Paris', '44', 0, 47.22, -1.55),
  city('ES', '', 'Valencia', 'Europe/Madrid', '46', 0, 39.47, -0.38),
  city('IT', '', 'Bologna', 'Europe/Rome', '40', 0, 44.49, 11.34),
  city('FI', '', 'Tampere', 'Europe/Helsinki', '33', 0, 61.5, 23.76),
  city('GR', '', 'Patras', 'Europe/Athens', '26', 0, 38.25, 21.73),
  city('TR', '', 'Izmir', 'Europe/Istanbul', '35', 0, 38.42, 27.14),
  city('UA', '', 'Lviv', 'Europe/Kyiv', '79', 0, 49.84, 24.03),
  city('EG', '', 'Giza', 'Africa/Cairo', '12', 0, 30.01, 31.21),
  city('KE', '', 'Nakuru', 'Africa/Nairobi', '20', 0, -0.3, 36.07),
  city('NG', 'LA', 'Lagos', 'Africa/Lagos', '10', 1, 6.45, 3.39),
  city('BR', 'SP', 'Campinas', 'America/Sao_Paulo', '13', 3, -22.91, -47.06),
  city('MX', 'JAL', 'Guadalajara', 'America/Mexico_City', '44', 0, 20.67, -103.35),
  city('CO', '', 'Medellín', 'America/Bogota', '05', 1, 6.24, -75.58),
  city('IN', 'MH', 'Pune', 'Asia/Kolkata', '41', 1, 18.52, 73.86),
  city('PK', '', 'Lahore', 'Asia/Karachi', '54', 0, 31.55, 74.34),
  city('VN', '', 'Đà Nẵng', 'Asia/Ho_Chi_Minh', '55', 1, 16.07, 108.22),
  city('ID', '', 'Bandung', 'Asia/Jakarta', '40', 0, -6.91, 107.61),
  city('KR', '', 'Daejeon', 'Asia/Seoul', '34', 0, 36.35, 127.38),
  city('MY', '', 'Ipoh', 'Asia/Kuala_Lumpur', '30', 0, 4.6, 101.08),
];
const STREETS = ['Example Street', 'Sample Road', 'Placeholder Avenue', 'Specimen Lane', 'Fixture Drive', 'Template Court', 'Instance Square', 'Mockup Place', 'Draft Boulevard'];
const SHORT: Readonly<Record<string, string>> = { Street: 'St.', Road: 'Rd', Avenue: 'Ave', Lane: 'Ln', Drive: 'Dr.', Court: 'Ct', Square: 'Sq', Place: 'Pl', Boulevard: 'Blvd' };

type Home = {
  readonly town: City;
  readonly address: string;
  readonly unit?: string | undefined;
  readonly postalCode: string;
  readonly point?: readonly [number, number];
};

/** House numbers on a street, and its part of the postal code. */
const HOUSES = 900;
const AREAS = 1_000;
/** Factors without common divisor with the number of places and numbers, so that neighbours in the plan live apart. */
const PLACE_STRIDE = 48_271;
const PHONE_STRIDE = 7_919;

/** The home of an index. House number and postal code together are nobody else’s up to 900,000 indices. */
function home(seed: number, index: number): Home {
  const next = stream(seed, FOR.place, index);
  const town = pick(next, CITIES);
  const at = (index * PLACE_STRIDE) % (HOUSES * AREAS);
  const postalCode = town.postal + padded(Math.floor(at / HOUSES), 3) + '0'.repeat(town.more);
  const address = `${(at % HOUSES) + 1} ${pick(next, STREETS)}`;
  const unit = chance(next, 0.3) ? String(whole(next, 1, 60)) : undefined;
  const [latitude, longitude] = town.at;
  const near = (degrees: number) => Number((degrees + (next() - 0.5) / 5).toFixed(5));
  return { town, address, unit, postalCode, ...(chance(next, 0.1) ? { point: [near(latitude), near(longitude)] as const } : {}) };
}

/** A home as a form has it: spelt out or shortened, the unit apart or in the line. */
function written(next: Next, { town, address, unit, postalCode, point }: Home): Record<string, unknown> {
  const short = chance(next, 0.2) ? address.replace(/\w+$/, (kind) => SHORT[kind] ?? kind) : address;
  const inLine = unit !== undefined && chance(next, 0.3);
  return {
    address: inLine ? `${short}, Apt ${unit}` : short,
    ...(unit === undefined || inLine ? {} : { unit: chance(next, 0.5) ? unit : `Apt ${unit}` }),
    postalCode,
    city: town.city,
    ...(town.region === undefined ? {} : { region: town.region }),
    countryCode: town.countryCode,
    ...(point === undefined ? {} : { latitude: point[0], longitude: point[1] }),
  };
}

/** Area codes of three digits that can be given out, without N11, N9X and those of free and dear calls. @source NANPA, area code formats; 47 CFR 52.103 */
const AREA_CODES = Array.from({ length: 800 }, (_, index) => 200 + index).filter(
  (code) => Math.floor(code / 10) % 10 !== 9 && code % 100 !== 11 && ![800, 822, 833, 844, 855, 866, 877, 888, 900].includes(code),
);
const FICTION = 100;
const EXPANSION = 80;

/**
 * The phone number of an index. First the numbers for fiction, 555-0100 to 555-0199, of every North American area code; then numbers of area
 * codes N9X, which are held back for a longer numbering plan, so that nobody has one. @source NANPA, 555 line numbers and expansion codes
 */
function phoneNumber(index: number): readonly [area: string, exchange: string, line: string] {
  const all = AREA_CODES.length * FICTION;
  if (index < all) {
    const at = (index * PHONE_STRIDE) % all;
    return [String(AREA_CODES[at % AREA_CODES.length]), '555', padded(100 + Math.floor(at / AREA_CODES.length), 4)];
  }
  const over = index - all;
  const code = over % EXPANSION;
  return [`${2 + Math.floor(code / 10)}9${code % 10}`, String(555 + (Math.floor(over / (EXPANSION * 10_000)) % 400)), padded(Math.floor(over / EXPANSION) % 10_000, 4)];
}

function dialled(next: Next, index: number): string {
  const [area, exchange, line] = phoneNumber(index);
  return pick(next, [`+1 ${area} ${exchange} ${line}`, `+1${area}${exchange}${line}`, `+1 (${area}) ${exchange}-${line}`, `+1-${area}-${exchange}-${line}`]);
}

const account = (index: number): string => `FAKE-ACCT-${padded(index * 9 + 1_000_000, 10)}`;

/** The address of a house on the network. In three of ten each computer has its own within the same 64 bits. @source RFC 3849, prefix for documentation */
function network(seed: number, index: number, position: number): string {
  const apart = stream(seed, FOR.place, -1 - index)() < 0.3;
  return `2001:db8:${(index >>> 16).toString(16)}:${(index & 0xffff).toString(16)}::${apart ? (position + 2).toString(16).replace(/(.{1,4})(?=(.{4})+$)/g, '$1:') : '1'}`;
}

const DOCUMENTATION_NETS = ['192.0.2', '198.51.100', '203.0.113'];
/** The address of a carrier, campus or coworking house. @source RFC 5737 */
const sharedNetwork = (index: number): string =>
  index < 3 * 250 ? `${DOCUMENTATION_NETS[index % 3]}.${1 + Math.floor(index / 3)}` : `2001:db8:ffff:${(index & 0xffff).toString(16)}::1`;

// ------------------------------------------------------------------------------------------------------------------ texts

const list = (text: string): readonly string[] => text.split('|');
const DID = list(
  'Rebuilt|Designed|Moved|Took over|Rewrote|Split up|Automated|Hardened|Documented|Maintained|Profiled|Sharded|Retired|Prototyped|Shipped|Debugged|Containerised|Instrumented|Reviewed|Stabilised|Extended|Simplified|Planned|Ported|Audited|Benchmarked|Replaced|Merged|Staged|Piloted|Tuned|Reworked|Untangled|Introduced|Owned|Decoupled|Parallelised|Backfilled|Scripted|Localised',
);
const DOING = list(
  'rebuilding|designing|moving|rewriting|splitting|automating|hardening|documenting|profiling|sharding|retiring|prototyping|shipping|debugging|tracing|testing|reviewing|stabilising|extending|simplifying|planning|porting|auditing|measuring|replacing|merging|staging|piloting|tuning|untangling',
);
const WHICH = list(
  'ageing|nightly|regional|internal|public|read-heavy|half-finished|multi-tenant|legacy|event-driven|seldom touched|business-critical|customer-facing|home-grown|outsourced|seasonal|latency-bound|regulated|experimental|offline|batch|mobile|partner-facing|monolithic|undocumented|distributed|bilingual|high-volume|encrypted|read-only',
);
const THING = list(
  'billing ledger|search index|booking engine|invoice parser|map tiles service|loyalty programme backend|warehouse scanner app|fraud queue|report scheduler|video transcoder|recipe catalogue|ticket router|clinic calendar|fleet tracker|tax calculator|message broker|login flow|image pipeline|price feed|rota planner|sensor gateway|chat widget|document archive|data lake|checkout page|referral portal|payroll export|survey builder|forecast model|inventory mirror|feature store|audit trail|map of parcels|translation memory|newsletter sender|call-centre dashboard|library catalogue|podcast feed|timetable solver|permit registry|donation form|load balancer|backup rotation|rate limiter|recommendation list|telemetry collector|driver roster|menu editor|weather overlay|exam grader|address cleaner|coupon engine|claims inbox|parking meter firmware|wind farm simulator|museum guide|auction clock|seat map|badge printer|crop model',
);
const TOOL = list(
  'TypeScript|Rust|Go|Kotlin|Python|Elixir|Scala|Ruby|PHP|Swift|Java|C#|Clojure|PostgreSQL|MySQL|Redis|Kafka|RabbitMQ|Cassandra|ClickHouse|SQLite|MongoDB|Elasticsearch|Terraform|Ansible|Kubernetes|Nomad|Docker|Helm|Bazel|GraphQL|gRPC|Spark|Airflow|dbt|Flink|React|Vue|Svelte|Angular|Django|Rails|Phoenix|Spring|Laravel|FastAPI|Prometheus|Grafana|OpenTelemetry|Vault|Istio|Envoy|Nginx|Haskell|OCaml|Perl|COBOL|Lua|Erlang|Solr',
);
const GAIN = list(
  'halved the hosting bill|took # minutes off every release|brought the error rate below # in a thousand|freed # days of support work a month|let # branches open on time|ended the Sunday outages|made # manual checks needless|cut page loads by # percent|raised test coverage from # to # percent|kept # auditors content|survived a spike of # times the usual traffic|lowered storage by # gigabytes a week|shortened onboarding to # days|removed # thousand lines nobody understood|saved two vendors’ licence fees|let finance close the month # days sooner|passed the penetration test at first try|won back # lapsed customers|dropped queue times under # seconds|opened the product to # more countries|gave support one screen instead of #|stopped # duplicate shipments a day|doubled what one server carries|reduced alerts at night from # to #|made restores a matter of # minutes|kept the promise made to # schools|brought # suppliers onto one format|carried # thousand rows a second|let volunteers translate # screens|ended a dispute over # missing invoices',
);
const WITH = list(
  'together with # engineers in other time zones|alongside a small design group|with one apprentice|as the only backend developer|under the eye of the regulator|with the operations desk next door|in pairs with a data analyst|for the finance department|on behalf of a hospital group|for a chain of # bakeries|while the office moved|with contractors from two agencies|between two funding rounds|for farmers in # districts|at the request of the works council|for a ferry operator|with # volunteers|under a fixed budget|for the city library|during a merger|in a team of # people|for an insurer of small boats|with students of a night school|for # music festivals|without a day of downtime|for a maker of hearing aids|on a shoestring|for a publisher of maps|ahead of an election|for the parcel desk',
);
const HOW = list(
  'by writing contract tests first|through small daily merges|with a week of shadow traffic|by drawing the whole flow on one wall|after talking to # users|with feature flags around each step|by replaying # months of logs|after a long read of the old code|with a rollback plan for each stage|through # short experiments|by measuring before touching anything|with property tests for the odd cases|after losing an argument about caches|with a canary in # regions|by deleting what nobody called|through weekly clinics with support|by pinning every dependency|with a paper prototype|after # incidents in one quarter|by teaching the team to read query plans|with checks in the build|through pairing across teams|by moving one table a night|with a throwaway simulator|after reading # tickets aloud|by agreeing on names first|with golden files|through a freeze of # weeks|by asking why # times|with two releases a day',
);
const WHO = list(
  'The night shift|Our auditors|Two partner banks|The sales floor|A sister company|The mobile team|Most branch managers|The help desk|An outside reviewer|The research group|New joiners|The warehouse crew|Drivers|Nurses on the ward|The archive staff|Editors|The data office|Teachers|The legal desk|Field engineers',
);
const REACTS = list(
  'relies on|still uses|asked for|measured|adopted|signed off|copied|learned|took over|funded|praised|extended|tested|chose|runs|depends on|documented|reports from|switched to|inherited',
);

const numbered = (next: Next, text: string): string => text.replaceAll('#', () => String(whole(next, 2, 97)));
const SENTENCES: readonly ((next: Next) => string)[] = [
  (n) => `${pick(n, DID)} the ${pick(n, WHICH)} ${pick(n, THING)} in ${pick(n, TOOL)}, which ${pick(n, GAIN)}`,
  (n) => `${pick(n, DID)} a ${pick(n, THING)} ${pick(n, HOW)} and ${pick(n, GAIN)}`,
  (n) => `${pick(n, WHO)} ${pick(n, REACTS)} the ${pick(n, THING)} that I finished ${pick(n, WITH)}`,
  (n) => `Spent most of the time ${pick(n, DOING)} ${pick(n, TOOL)} jobs behind the ${pick(n, WHICH)} ${pick(n, THING)} ${pick(n, WITH)}`,
  (n) => `${pick(n, DID)} ${pick(n, TOOL)} and ${pick(n, TOOL)} services ${pick(n, WITH)}; this ${pick(n, GAIN)}`,
  (n) => `Went from ${pick(n, TOOL)} to ${pick(n, TOOL)} ${pick(n, HOW)}, so that the ${pick(n, THING)} ${pick(n, GAIN)}`,
  (n) => `After ${pick(n, DOING)} its ${pick(n, WHICH)} parts, the ${pick(n, THING)} ${pick(n, GAIN)} ${pick(n, WITH)}`,
  (n) => `On call for a ${pick(n, WHICH)} ${pick(n, THING)}, mainly ${pick(n, DOING)} its ${pick(n, TOOL)} layer ${pick(n, HOW)}`,
  (n) => `${pick(n, WHO)} ${pick(n, REACTS)} my ${pick(n, TOOL)} tooling for ${pick(n, DOING)} the ${pick(n, WHICH)} ${pick(n, THING)}`,
  (n) => `Led the work of ${pick(n, DOING)} ${pick(n, THING)} and ${pick(n, THING)} ${pick(n, HOW)}`,
  (n) => `${pick(n, DID)} its ${pick(n, TOOL)} core; ${pick(n, WHO).toLowerCase()} ${pick(n, REACTS)} the outcome, and it ${pick(n, GAIN)}`,
  (n) => `A ${pick(n, WHICH)} ${pick(n, THING)} came to me ${pick(n, WITH)}; ${pick(n, DOING)} it ${pick(n, GAIN)}`,
];
const sentence = (next: Next): string => `${numbered(next, pick(next, SENTENCES)(next)).replace(/\b([Aa]) (?=[aeiou])/g, '$1n ')}.`;

/** Twelve templates of the kind that writing aids and career pages hand out. */
const TEMPLATES: readonly string[] = [
  'Results-driven software engineer with a proven track record of delivering scalable solutions in fast-paced environments. Adept at working with cross-functional teams to turn requirements into clean, maintainable code.',
  'Passionate full stack developer with strong problem-solving skills and a keen eye for detail. Committed to continuous learning and to staying up to date with the latest technologies.',
  'Highly motivated professional with excellent communication skills and the ability to work independently as well as in a team. Known for meeting deadlines without giving up on quality.',
  'Responsible for the full software development life cycle, from gathering requirements to deployment and maintenance. Took part in daily stand-ups, sprint planning and retrospectives.',
  'Collaborated with designers, product managers and other engineers to deliver user-friendly features. Wrote unit and integration tests to keep code quality high.',
  'Developed and maintained web applications using modern frameworks and best practices. Optimised applications for maximum speed and scalability.',
  'Participated in code reviews and mentored junior developers. Fostered a culture of knowledge sharing and continuous improvement across the organisation.',
  'Designed, built and maintained efficient, reusable and reliable code. Identified bottlenecks and bugs, and devised solutions to mitigate them.',
  'Worked in an agile environment with two-week sprints and continuous delivery. Ensured that services were highly available, secure and well documented.',
  'Self-starter who thrives under pressure and enjoys taking ownership of complex problems. Looking for a challenging role in which to grow and make an impact.',
  'Translated business needs into technical specifications and delivered projects on time and within budget. Built strong relationships with stakeholders at all levels.',
  'Experienced in cloud infrastructure, container orchestration and infrastructure as code. Implemented monitoring and alerting to reduce the mean time to recovery.',
];

/** Texts of posts, a summary and points each, and of a letter where there is one. */
type Texts = { readonly posts: readonly { readonly summary: string; readonly highlights: readonly string[] }[]; readonly letter?: string };

function texts(next: Next): Texts {
  const posts = Array.from({ length: whole(next, 2, 5) }, () => ({
    summary: Array.from({ length: whole(next, 1, 2) }, () => sentence(next)).join(' '),
    highlights: Array.from({ length: whole(next, 1, 3) }, () => sentence(next)),
  }));
  const letter = chance(next, 0.2) ? { letter: Array.from({ length: whole(next, 3, 5) }, () => sentence(next)).join(' ') } : {};
  if (!chance(next, TEMPLATE_SHARE)) return { posts, ...letter };
  const [which, at] = [Math.floor(next() * TEMPLATES.length), Math.floor(next() * posts.length)];
  const used = TEMPLATES.slice(which, which + (chance(next, 0.4) ? 2 : 1)).join(' ');
  return { posts: posts.map((post, index) => (index === at ? { ...post, summary: `${used} ${post.summary}` } : post)), ...letter };
}

const FILLERS = list('also|mostly|largely|steadily|partly|together|early|later|often|directly|quickly|carefully');

const partsOf = ({ posts, letter }: Texts): readonly string[] => [
  ...posts.flatMap(({ summary, highlights }) => [summary, ...highlights]),
  ...(letter === undefined ? [] : [letter]),
];

function shingles(parts: readonly string[]): ReadonlySet<string> {
  const all = new Set<string>();
  for (const part of parts) {
    const words = part.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    for (let at = 0; at + 3 <= words.length; at++) all.add(words.slice(at, at + 3).join(' '));
  }
  return all;
}

function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const one of a) if (b.has(one)) common += 1;
  return common / Math.max(1, a.size + b.size - common);
}

/** One word of a text changed, left out or put in. */
function changed(next: Next, text: string): string {
  const words = text.split(' ');
  const at = Math.floor(next() * words.length);
  const end = /[.,;]+$/.exec(words[at] ?? '')?.[0] ?? '';
  const how = next();
  if (/^\d+/.test(words[at] ?? '')) words[at] = `${whole(next, 2, 97)}${end}`;
  else if (how < 0.4) words[at] = `${pick(next, FILLERS)}${end}`;
  else if (how < 0.7 || words.length < 8 || end !== '') words.splice(at, 0, pick(next, FILLERS));
  else words.splice(at, 1);
  return words.join(' ');
}

/**
 * A copy of a text after small edits, so many that two copies are just as alike as that, or a little more (Jaccard, shingles of three
 * words). Each goes half of the way from the original, since distances add up at most.
 */
function copyOf(next: Next, original: Texts, likeness: number): Texts {
  const before = shingles(partsOf(original));
  let parts = partsOf(original);
  for (;;) {
    const at = Math.floor(next() * parts.length);
    const tried = parts.map((part, index) => (index === at ? changed(next, part) : part));
    if (1 - likenessOf(before, shingles(tried)) > (1 - likeness) / 2) break;
    parts = tried;
  }
  const left = [...parts].reverse();
  const posts = original.posts.map(({ highlights }) => ({ summary: left.pop() ?? '', highlights: highlights.map(() => left.pop() ?? '') }));
  return { posts, ...(original.letter === undefined ? {} : { letter: left.pop() ?? '' }) };
}

// ------------------------------------------------------------------------------------------------------------------ careers

const FIRM_FIRST = list(
  'Amber|Birch|Cedar|Cobalt|Copper|Delta|Ember|Falcon|Granite|Harbor|Indigo|Juniper|Kestrel|Lantern|Maple|Meridian|Nimbus|Onyx|Orchard|Pelican|Quartz|Raven|Saffron|Sierra|Summit|Tidal|Umber|Velvet|Willow|Zephyr',
);
const FIRM_SECOND = list(
  'Analytics|Apps|Banking|Cloud|Commerce|Data|Devices|Dynamics|Energy|Freight|Games|Health|Insurance|Interactive|Labs|Learning|Logistics|Media|Mobility|Networks|Payments|Retail|Robotics|Security|Software|Studios|Systems|Telecom|Travel|Works',
);
/** Some firms have many people: the square of a number draws the first ones more often. */
const firm = (next: Next): string => `Example ${FIRM_FIRST[Math.floor(next() ** 2 * FIRM_FIRST.length)]} ${pick(next, FIRM_SECOND)}`;
const TITLES = list(
  'Software Engineer|Backend Developer|Frontend Developer|Data Engineer|Site Reliability Engineer|Full Stack Developer|Mobile Developer|QA Engineer|DevOps Engineer|Machine Learning Engineer|Database Administrator|Platform Engineer',
);
const SCHOOL_TOWNS = list(
  'Northfield|Eastbridge|Westhaven|Southport Bay|Riverside Park|Lakeshore|Hilltop|Stonegate|Fairmeadow|Greenvale|Oakmoor|Pinecrest|Silverbrook|Thornbury Cross|Whitecliff|Ashford Mills|Brookdale|Clearwater Point|Dunmore|Elmswood|Foxborough|Glenhaven|Heathrow Green|Ironwood|Kingsmere|Longreach|Maplewood|Newbridge|Old Harbour|Queensway',
);
const school = (next: Next): string => pick(next, [`Example University of ${pick(next, SCHOOL_TOWNS)}`, `${pick(next, SCHOOL_TOWNS)} Example Institute of Technology`]);
const AREAS_OF_STUDY = list(
  'Computer Science|Software Engineering|Information Systems|Mathematics|Physics|Electrical Engineering|Statistics|Mechanical Engineering|Economics|Linguistics|Biology|Philosophy|Graphic Design|Chemistry|Business Informatics',
);
const SITES = list('Example Jobs|Sample Careers|Placeholder Board|Specimen Talent');
const MAIL_HOSTS: readonly (readonly [string, number])[] = [
  ['example.com', 0.6],
  ['mail.example.org', 0.2],
  ['example.net', 0.12],
  ['post.example.net', 0.08],
];
const WORD_ONE = list(
  'blue|night|pixel|silent|lucky|rusty|happy|cosmic|turbo|velvet|paper|hidden|solar|winter|golden|crimson|frozen|mellow|nimble|quiet|rapid|salty|tiny|urban|vivid|wild|young|zen|bold|misty',
);
const WORD_TWO = list(
  'fox|owl|kite|maker|coder|river|panda|byte|storm|pencil|comet|otter|forge|signal|harbor|wolf|tiger|cloud|stack|bridge|ninja|falcon|lantern|garden|rocket|saddle|canyon|meadow|anchor|spark',
);

const DAY = 86_400_000;
const TODAY = Date.UTC(2026, 4, 1);
const instant = (time: number): string => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
const month = (count: number): string => `${Math.floor(count / 12)}-${padded((count % 12) + 1, 2)}`;
/** The month in which today is, counted from the year 0. */
const THIS_MONTH = 2026 * 12 + 4;

// ------------------------------------------------------------------------------------------------------------------ the plan

type Group = {
  readonly kind: Kind;
  /** Number of the group, over all kinds. */
  readonly number: number;
  /** First of its slots. */
  readonly start: number;
  /** Members; an outsider who lives with the first member has the slot after them. */
  readonly size: number;
  readonly outsider?: 'household' | 'flatmates';
};

const label = ({ kind, number }: Pick<Group, 'kind' | 'number'>): string => `${kind}:${number}`;

function ringSize(next: Next, kind: RingKind): number {
  if (kind === 'document') return chance(next, 0.15) ? 3 : 2;
  if (kind === 'picture') return 2;
  if (kind === 'persona') return whole(next, 2, 8);
  if (kind === 'persona-thin') return whole(next, 2, 5);
  if (kind === 'farm') return whole(next, 4, 12);
  if (kind === 'farm-thin') return whole(next, 3, 6);
  return whole(next, 3, kind === 'chain' ? 7 : 5);
}

function innocentSize(next: Next, kind: Kind): number {
  if (kind === 'household' || kind === 'recycled') return 2;
  if (kind === 'flatmates' || kind === 'namesakes' || kind === 'family-computer') return whole(next, 2, 4);
  if (kind === 'family') return whole(next, 3, 5);
  if (kind === 'campus') return whole(next, 120, 400);
  if (kind === 'carrier') return whole(next, 120, 500);
  if (kind === 'coworking') return whole(next, 8, 60);
  if (kind === 'agency') return Math.round(20 * 15 ** next());
  if (kind === 'colleagues') return whole(next, 2, 6);
  return kind === 'classmates' ? whole(next, 3, 15) : whole(next, 3, 12);
}

/** The kind of ring that is farthest behind its part, so that small populations have every kind too. */
function mostMissing(groups: readonly Group[]): RingKind {
  const behind = RING_PARTS.map(([kind, part]) => [kind, part * (groups.length + 1) - groups.filter((one) => one.kind === kind).length] as const);
  return behind.reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

/** Groups one after another; the slots behind them are of ordinary people. */
function planned(people: number, seed: number): readonly Group[] {
  const next = stream(seed, FOR.plan, 0);
  const groups: Group[] = [];
  let start = 0;
  const add = (kind: Kind, size: number, outsider?: Group['outsider']) => {
    const slots = size + (outsider === undefined ? 0 : 1);
    if (size < 1 || start + slots > people) return 0;
    groups.push({ kind, number: groups.length, start, size, ...(outsider === undefined ? {} : { outsider }) });
    start += slots;
    return size;
  };
  const inRings = Math.round(people * RING_SHARE);
  for (let done = 0; inRings - done >= 2; ) {
    const kind = mostMissing(groups);
    const size = ringSize(next, kind);
    const fits = size <= inRings - done;
    // The last ones of the share are a pair, since other kinds may need more than are left.
    const [made, members] = fits ? [kind, size] : (['persona', Math.min(8, inRings - done)] as const);
    const lived = next() < 0.3;
    const farm = made === 'farm' || made === 'farm-thin';
    const alone = !lived || made === 'document' || made === 'picture' || (farm && !hosted(made, groups.length, seed));
    const added = add(made, members, alone ? undefined : farm ? 'household' : 'flatmates');
    if (added === 0) break;
    done += added;
  }
  let innocent = Math.round(people * INNOCENT_SHARE);
  innocent -= add('placeholder', Math.round(people * PLACEHOLDER_SHARE));
  innocent -= add('import', Math.min(IMPORT_PEOPLE, Math.round(people * 0.03)));
  const share = innocent;
  for (const [kind, part] of INNOCENT_PARTS) {
    // Each kind fills its part to the next whole group; the large ones are cut to what is left of it.
    const most = Math.round(share * part);
    for (let done = 0; done < most; ) {
      const large = kind === 'campus' || kind === 'carrier' || kind === 'agency' || kind === 'coworking';
      const left = most - done;
      // One agency alone would be all agencies of a small population.
      const drawnSize = kind === 'agency' ? Math.min(innocentSize(next, kind), Math.max(20, Math.round(most * 0.6))) : innocentSize(next, kind);
      const size = !large ? drawnSize : left < drawnSize * 1.3 ? left : drawnSize;
      const added = add(kind, size);
      if (added === 0) break;
      done += added;
    }
  }
  return groups;
}

/** Whether the host of a farm is a stored person, the first member then. */
function hosted(kind: Kind, number: number, seed: number): boolean {
  return (kind === 'farm' || kind === 'farm-thin') && stream(seed, FOR.group, number)() < 0.5;
}

const ONE_FAMILY: ReadonlySet<Kind> = new Set(['household', 'family', 'family-computer']);
/** Indices of means that a group has beside those of its members. */
const MEANS = 4;

// ------------------------------------------------------------------------------------------------------------------ people

type Name = { readonly name: string; readonly given: string; readonly family: string; readonly native?: string };
type Person = Name & { readonly slot: number; readonly position: number; readonly id: string; readonly mail: string };

/** What a person has, before a file is made of it. */
type Means = {
  home: Home;
  phone: number;
  account: number;
  /** House of which the network is, or an address that many have. */
  network: number | string;
  mail: string;
  texts: Texts;
  device?: string;
};

type Item = Record<string, unknown>;
const SECTIONS = [
  'names',
  'emails',
  'phones',
  'addresses',
  'profiles',
  'work',
  'education',
  'references',
  'identityDocuments',
  'payoutAccounts',
  'applications',
  'equipment',
  'shipments',
  'interviews',
  'files',
  'suppliers',
] as const;
type Draft = Record<(typeof SECTIONS)[number], Item[]> & { subject: Item & { relation: string } };

function nameOf(next: Next, own: Origin, family: Origin, familyAt: number, givenAt: number): Name {
  const [first, last] = [own.given[givenAt % own.given.length] as Spelling, family.family[familyAt % family.family.length] as Spelling];
  const extra = chance(next, 0.55) ? pick(next, own.given) : undefined;
  const middle = extra === undefined || extra === first ? undefined : extra;
  const givenName = [first, ...(middle === undefined ? [] : [middle])];
  const order = own.familyFirst && chance(next, 0.5) ? [last, ...givenName] : [...givenName, last];
  const hasNative = [...givenName, last].every(({ native }) => native !== undefined);
  const glued = own.familyFirst ? '' : ' ';
  const native = hasNative ? (own.familyFirst ? [last, ...givenName] : [...givenName, last]).map(({ native = '' }) => native).join(glued) : undefined;
  return { name: order.map(said).join(' '), given: letters(first.latin), family: letters(last.latin), ...(native === undefined ? {} : { native }) };
}

/** Everybody of a population by slot. */
function population(people: number, seed: number) {
  const groups = planned(people, seed);
  const groupAt = new Uint32Array(people);
  for (const [index, { start, size, outsider }] of groups.entries()) groupAt.fill(index + 1, start, start + size + (outsider === undefined ? 0 : 1));
  const slotAt = Uint32Array.from({ length: people }, (_, index) => index);
  const shuffle = stream(seed, FOR.order, 0);
  for (let at = people - 1; at > 0; at--) {
    const other = Math.floor(shuffle() * (at + 1));
    const kept = slotAt[at] ?? 0;
    slotAt[at] = slotAt[other] ?? 0;
    slotAt[other] = kept;
  }
  const positionAt = new Uint32Array(people);
  for (let position = 0; position < people; position++) positionAt[slotAt[position] ?? 0] = position;
  const crowds = { campus: groups.filter(({ kind }) => kind === 'campus'), carrier: groups.filter(({ kind }) => kind === 'carrier') };

  const groupOf = (slot: number): Group | undefined => groups[(groupAt[slot] ?? 0) - 1];
  const means = (group: Group, which: number): number => people + group.number * MEANS + which;

  function person(slot: number): Person {
    const position = positionAt[slot] ?? 0;
    const group = groupOf(slot);
    const married = group?.outsider === 'household' && (slot === group.start || slot === group.start + group.size);
    const together = group !== undefined && (ONE_FAMILY.has(group.kind) || group.kind === 'namesakes' || married);
    const shared = stream(seed, FOR.relatives, together ? group.number : people + slot);
    const own = stream(seed, FOR.name, group?.kind === 'namesakes' ? people + group.number : slot);
    const [family, familyAt, givenAt] = [pick(shared, ORIGINS), whole(shared, 0, 19), whole(shared, 0, 19)];
    const mixed = chance(own, 0.15) && group?.kind !== 'namesakes' ? pick(own, ORIGINS) : family;
    const member = group === undefined || group.kind === 'namesakes' ? 0 : slot - group.start;
    const name = nameOf(own, mixed, family, familyAt, together ? givenAt + member * 3 : givenAt);
    return { ...name, slot, position, id: `SYN-${padded(position, 6)}`, mail: mailOf(name, slot, position) };
  }

  function mailOf({ given, family }: Name, slot: number, position: number): string {
    const next = stream(seed, FOR.contact, slot);
    const host = drawn(next, MAIL_HOSTS);
    const how = next();
    const local =
      how < 0.4
        ? `${given}.${family}${position}`
        : how < 0.55
          ? `${given[0]}${family}${position}`
          : how < 0.7
            ? `${family}_${given}${position}`
            : how < 0.85
              ? `${given}${position}`
              : `${pick(next, WORD_ONE)}${pick(next, ['', '.', '_'])}${pick(next, WORD_TWO)}${position}`;
    return `${local}${chance(next, 0.05) ? `+${pick(next, ['jobs', 'work', 'apply', 'cv'])}` : ''}@${host}`;
  }

  const ownMeans = ({ slot, position, mail }: Person): Means => ({
    home: home(seed, position),
    phone: position,
    account: position,
    network: position,
    mail,
    texts: texts(stream(seed, FOR.text, slot)),
  });

  /** Fills the forms of a person. Nothing here knows of groups. */
  function filled(me: Person, have: Means): Draft {
    const next = stream(seed, FOR.file, me.slot);
    const relation = drawn(next, [['applicant', 0.5] as const, ['contractor', 0.24] as const, ['employee', 0.22] as const, ['supplier-worker', 0.04] as const]);
    const applied = TODAY - whole(next, 3, 1_100) * DAY - whole(next, 0, DAY / 1_000 - 1) * 1_000;
    const started = applied + whole(next, 20, 60) * DAY;
    const works = relation !== 'applicant';
    const { town } = have.home;
    const phone = dialled(next, have.phone);
    const title = pick(next, TITLES);
    const nativeToo = me.native !== undefined && chance(next, 0.5);
    const draft: Draft = {
      subject: {
        relation,
        role: { title, tier: whole(next, 0, 3) },
        claimedResidence: { countryCode: town.countryCode, ...(town.region === undefined ? {} : { region: town.region }), city: town.city, timeZone: town.timeZone },
        ...(works ? { startedAt: day(started) } : {}),
      },
      names: [{ name: me.name }, ...(nativeToo ? [{ name: me.native, kind: 'native-script' }] : [])],
      emails: [{ address: have.mail, ...(chance(next, 0.3) ? { oldestTraceAt: String(whole(next, 2009, 2025)) } : {}) }],
      phones: chance(next, 0.95) ? [{ number: phone, ...(chance(next, 0.3) ? { lineType: 'mobile' } : {}) }] : [],
      addresses: [{ kind: 'residence', ...written(next, have.home), ...(chance(next, 0.3) ? { classification: 'residential' } : {}) }],
      profiles: [],
      work: [],
      education: [],
      references: [],
      identityDocuments: [],
      payoutAccounts: [],
      applications: [],
      equipment: [],
      shipments: [],
      interviews: [],
      files: [],
      suppliers: [],
    };

    const handle = `${pick(next, [me.given, me.family, pick(next, WORD_TWO)])}${pick(next, ['-', '', '_'])}${pick(next, [me.family, 'dev', 'codes'])}${me.position}`;
    if (chance(next, 0.7)) {
      const renamed = chance(next, 0.05) ? { formerNames: [{ username: `${pick(next, WORD_ONE)}${me.given}${me.position}`, seenIn: 'mention' }] } : {};
      draft.profiles.push({ network: 'GitHub', username: handle, createdAt: String(whole(next, 2009, 2025)), ...renamed });
    }
    if (chance(next, 0.6)) {
      const url = `https://linkedin.example.com/in/${me.given}-${me.family}-${me.position}`;
      draft.profiles.push({ network: 'LinkedIn', username: `${me.given}-${me.family}-${me.position}`, displayName: me.name, url });
    }

    let at = THIS_MONTH - whole(next, 0, 8);
    for (const [index, { summary, highlights }] of have.texts.posts.entries()) {
      const from = at - whole(next, 7, 44);
      const end = index === 0 && chance(next, 0.6) ? {} : { endDate: month(at) };
      draft.work.push({ name: firm(next), position: pick(next, TITLES), startDate: month(from), ...end, summary, highlights: [...highlights] });
      at = from - whole(next, 0, 4);
    }
    const graduated = Math.floor(at / 12) - whole(next, 0, 2);
    draft.education.push({
      institution: school(next),
      studyType: pick(next, ['BSc', 'MSc', 'Diploma']),
      area: pick(next, AREAS_OF_STUDY),
      startDate: String(graduated - whole(next, 3, 5)),
      endDate: String(graduated),
    });
    const referees = whole(next, 0, 2);
    for (let referee = 0; referee < referees; referee++) {
      const { name } = nameOf(next, pick(next, ORIGINS), pick(next, ORIGINS), whole(next, 0, 19), whole(next, 0, 19));
      draft.references.push({ name, employer: pick(next, draft.work)['name'], email: `${letters(name.split(' ')[0] ?? '')}.ref${referee}.${me.position}@example.org` });
    }

    if (chance(next, 0.5)) draft.identityDocuments.push({ type: pick(next, ['passport', 'national-id', 'driving-licence']), ...documentOf(next, me, town) });
    if (works || chance(next, 0.5)) {
      const kind = chance(next, 0.85) ? { kind: 'bank', bankName: 'Example Bank' } : { kind: 'platform', bankName: 'Sample Pay' };
      draft.payoutAccounts.push({ ...kind, number: account(have.account), holderName: me.name, relationship: 'self' });
    }
    const sender = next();
    const artefact = have.device ?? (sender < 0.5 ? have.mail : sender < 0.65 ? phone : sender < 0.8 ? `device:${hexadecimal(next, 12)}` : undefined);
    draft.applications.push({
      requisition: `R-${whole(next, 1, Math.max(5, Math.round(people / 30)))}`,
      submittedAt: instant(applied),
      ...(artefact === undefined ? {} : { artefact }),
      ...(chance(next, 0.4) ? { via: pick(next, SITES) } : {}),
      outcome: works ? 'hired' : chance(next, 0.5) ? 'open' : 'rejected',
    });
    if (works && chance(next, 0.75)) issue(next, draft, me, have.home, started);
    const rounds = chance(next, 0.6) ? whole(next, 1, 2) : 0;
    for (let round = 0; round < rounds; round++) draft.interviews.push(interview(next, me, have.network, applied + (round + 3) * DAY, town.timeZone));
    if (chance(next, 0.35)) draft.files.push({ kind: 'headshot', title: 'photo.jpg', perceptualHash: hexadecimal(next, 16), digest: hexadecimal(next, 64) });
    if (chance(next, 0.5)) draft.files.push({ kind: 'resume', title: 'resume.pdf', digest: hexadecimal(next, 64) });
    if (have.texts.letter !== undefined) draft.files.push({ kind: 'cover-letter', title: 'letter.pdf', text: have.texts.letter });
    return draft;
  }

  const documentOf = (next: Next, me: Person, town: City): Item => ({
    issuingCountry: town.countryCode,
    name: me.name,
    number: `FAKE-DOC-${padded(me.position, 7)}${whole(next, 10, 99)}`,
  });

  function interview(next: Next, me: Person, joined: Means['network'], time: number, timeZone: string): Item {
    const isHome = typeof joined === 'number';
    const ip = isHome ? network(seed, joined, me.position) : joined;
    return {
      at: instant(time),
      camera: chance(next, 0.9) ? 'on' : 'off',
      network: { ip, ...(isHome && chance(next, 0.6) ? { kind: 'residential' } : {}) },
      timeZone,
      seenBy: [pick(next, ['Robin Reviewer', 'Alex Analyst', 'Sam Staffing', 'Pat Panel'])],
    };
  }

  /** Equipment on its way to a place. */
  function issue(next: Next, draft: Draft, me: Person, to: Home, time: number, signed: Item = { recipientName: me.name, recipientRelationship: 'worker' }): void {
    const asset = `LT-${padded(me.position, 6)}`;
    draft.equipment = [{ asset, kind: 'laptop', serial: `FAKE-SN-${padded(me.position, 7)}`, issuedAt: day(time) }];
    draft.shipments = [{ direction: 'outbound', asset, to: written(next, to), deliveredAt: day(time), ...(chance(next, 0.7) ? signed : {}) }];
  }

  const pay = (draft: Draft, number: number, holder: Item): void => {
    draft.payoutAccounts = [{ kind: 'bank', bankName: 'Example Bank', number: account(number), ...holder }];
  };
  const join = (next: Next, draft: Draft, me: Person, joined: Means['network'], kind: Item): void => {
    const [first] = draft.interviews;
    const made = interview(next, me, joined, TODAY - whole(next, 5, 600) * DAY, 'Etc/UTC');
    const networkOf = { ...(made['network'] as Item), ...kind };
    draft.interviews = [{ ...(first ?? made), network: networkOf }];
  };
  const work = (draft: Draft): void => {
    if (draft.subject.relation === 'applicant') draft.subject = { ...draft.subject, relation: 'contractor', startedAt: day(TODAY - 90 * DAY) };
    draft.applications = draft.applications.map((one) => ({ ...one, outcome: 'hired' }));
  };
  const apply = (draft: Draft, more: Item): void => {
    draft.applications = draft.applications.map((one, index) => (index === 0 ? { ...one, ...more } : one));
  };
  const github = (draft: Draft, me: Person): Item => {
    const known = draft.profiles.find((one) => one['network'] === 'GitHub');
    const profile = known ?? { network: 'GitHub', username: `${me.given}${me.family}${me.position}` };
    if (known === undefined) draft.profiles.unshift(profile);
    return profile;
  };
  const crowded = new Map(groups.filter(({ kind }) => kind === 'campus' || kind === 'carrier' || kind === 'coworking').map(({ number }, index) => [number, index]));
  const crowdNetwork = ({ number }: Group): string => sharedNetwork(crowded.get(number) ?? 0);

  // What groups share. A function sets what a member has before the file is made, and returns what is changed in the file afterwards.

  type Overlay = ((draft: Draft) => void) | undefined;
  type Seat = { readonly group: Group; readonly me: Person; readonly member: number; readonly have: Means; readonly next: Next };

  const THINGS = ['phone', 'account', 'device', 'text', 'handle'] as const;

  /** Things that a cell has in common, with the first and last member who have each: all, or two that meet in one member. */
  function cellThings({ kind, number, size }: Group) {
    const next = stream(seed, FOR.group, number);
    const shuffled = [...THINGS].map((thing) => [next(), thing] as const).sort(([a], [b]) => a - b);
    const count = kind === 'persona-thin' ? 1 : whole(next, 2, 4);
    const things = shuffled.slice(0, count).map(([, thing]) => ({ thing, first: 0, last: size - 1 }));
    const stem = `${pick(next, WORD_ONE)}${pick(next, WORD_TWO)}`;
    const hasStem = kind === 'persona' && chance(next, 0.5);
    const [one, two] = things;
    if (size >= 4 && one !== undefined && two !== undefined && chance(next, 0.35)) {
      const middle = whole(next, 1, size - 2);
      one.last = middle;
      two.first = middle;
    }
    return { things, stem: hasStem ? stem : undefined, likeness: 0.85 + next() * 0.15 };
  }

  const sharedText = (group: Group): Texts => texts(stream(seed, FOR.text, people + group.number));
  const copied = ({ group, me }: Seat, likeness: number): Texts => copyOf(stream(seed, FOR.edit, me.slot), sharedText(group), likeness);

  function persona(seat: Seat): Overlay {
    const { group, me, member, have, next } = seat;
    const { things, stem, likeness } = cellThings(group);
    const mine = new Map(things.filter(({ first, last }) => member >= first && member <= last).map((one) => [one.thing, one]));
    if (mine.has('phone')) have.phone = means(group, 0);
    if (mine.has('account')) have.account = means(group, 0);
    if (mine.has('device')) have.device = `device:${hexadecimal(stream(seed, FOR.group, -1 - group.number), 12)}`;
    if (mine.has('text')) have.texts = copied(seat, likeness);
    if (stem !== undefined) have.mail = `${stem}${pick(next, ['', '.', '-'])}${me.position}@${drawn(next, MAIL_HOSTS)}`;
    return (draft) => {
      if (mine.has('phone') && draft.phones.length === 0) draft.phones = [{ number: dialled(next, have.phone) }];
      if (mine.has('account')) pay(draft, have.account, chance(next, 0.6) ? { holderName: me.name, relationship: 'self' } : { holderName: person(group.start).name });
      const handles = mine.get('handle');
      if (handles === undefined) return;
      // The account goes from hand to hand: each shows the handle that the one before had.
      const profile = github(draft, me);
      profile['username'] = rotated(group, member);
      if (member > handles.first) {
        const before = person(group.start + member - 1);
        profile['formerNames'] = [{ username: rotated(group, member - 1), ...(chance(next, 0.6) ? { name: before.name } : {}), seenIn: 'git log' }];
        profile['renamedAt'] = String(whole(next, 2023, 2025));
      }
    };
  }
  const rotated = (group: Group, member: number): string => {
    const next = stream(seed, FOR.group, people + group.number * 16 + member);
    return `${pick(next, WORD_ONE)}-${pick(next, WORD_TWO)}${group.number * 16 + member}`;
  };

  function farm({ group, me, member, have, next }: Seat): Overlay {
    const shared = stream(seed, FOR.group, group.number);
    shared(); // decides on the host
    const thin = group.kind === 'farm-thin';
    const isStored = hosted(group.kind, group.number, seed);
    const house = isStored ? (positionAt[group.start] ?? 0) : means(group, 0);
    const host = isStored ? person(group.start).name : nameOf(shared, pick(shared, ORIGINS), pick(shared, ORIGINS), whole(shared, 0, 19), whole(shared, 0, 19)).name;
    const [onNetwork, paid] = thin ? [false, false] : [chance(shared, 0.8), chance(shared, 0.6)];
    if (isStored && member === 0) return (draft) => (onNetwork && draft.interviews.length === 0 ? join(next, draft, me, have.network, {}) : undefined);
    return (draft) => {
      work(draft);
      const signed = !thin && chance(next, 0.25) ? { recipientName: host } : {};
      issue(next, draft, me, home(seed, house), TODAY - whole(next, 5, 400) * DAY, signed);
      if (onNetwork && chance(next, 0.8)) join(next, draft, me, house, chance(next, 0.5) ? { kind: 'residential' } : {});
      if (paid && chance(next, 0.5)) pay(draft, isStored ? house : means(group, 1), chance(next, 0.5) ? { holderName: host } : { holderName: me.name, relationship: 'self' });
    };
  }

  function chain(seat: Seat): Overlay {
    const { group, member, have, next } = seat;
    const thin = group.kind === 'chain-thin';
    if (!thin) have.texts = copied(seat, 0.85 + stream(seed, FOR.group, group.number)() * 0.15);
    const before = person(group.start + ((member + group.size - 1) % group.size));
    return (draft) => {
      const reference = { name: before.name, employer: draft.work[0]?.['name'] ?? firm(next), email: before.mail, contactFoundBy: 'candidate' };
      draft.references = [reference, ...draft.references.slice(0, 1)];
      if (!thin && member > 0) apply(draft, { referredBy: pick(next, [before.mail, before.id, before.name]) });
    };
  }

  function document({ group, me, member, next }: Seat): Overlay {
    const shared = stream(seed, FOR.group, group.number);
    const [number, type, picture] = [`FAKE-DOC-R${padded(group.number, 7)}`, pick(shared, ['passport', 'national-id', 'driving-licence']), hexadecimal(shared, 16)];
    const numbered = group.kind === 'document';
    const pictured = group.kind === 'picture' || chance(shared, 0.3);
    return (draft) => {
      const { countryCode } = draft.subject['claimedResidence'] as { countryCode: string };
      if (numbered) draft.identityDocuments = [{ type, issuingCountry: countryCode, name: me.name, number }];
      if (!pictured) return;
      // The copy of a pair has three bits of its own at most, those of three people one each.
      const bit = member === 0 || chance(next, 0.3) ? 0n : 1n << BigInt(whole(next, 0, 63));
      const more = member === 0 || bit === 0n || group.size > 2 ? 0n : (1n << BigInt(whole(next, 0, 63))) | (1n << BigInt(whole(next, 0, 63)));
      const perceptualHash = (BigInt(`0x${picture}`) ^ (bit | more)).toString(16).padStart(16, '0');
      draft.files = [
        { kind: 'headshot', title: pick(next, ['photo.jpg', 'me.png', 'portrait.jpg']), perceptualHash, digest: hexadecimal(next, 64) },
        ...draft.files.filter((one) => one['kind'] !== 'headshot'),
      ];
    };
  }

  function household({ group, me, member, have, next }: Seat): Overlay {
    const shared = stream(seed, FOR.group, group.number);
    have.home = home(seed, means(group, 0));
    have.network = means(group, 0);
    const way = shared();
    if (way < 0.65) have.phone = means(group, 0);
    if (way < 0.35) return undefined;
    const spouse = person(group.start + 1 - member);
    have.account = means(group, 0);
    return (draft) => {
      const holderName = chance(next, 0.6) ? `${[me.name, spouse.name].sort().join(' and ')}` : me.name;
      pay(draft, have.account, { holderName, relationship: 'joint', holderKind: 'person' });
    };
  }

  function flatmates({ group, me, member, have, next }: Seat): Overlay {
    have.home = home(seed, means(group, 0));
    have.network = means(group, 0);
    const other = person(group.start + ((member + 1) % group.size));
    return (draft) => {
      if (draft.shipments.length === 0 || !chance(next, 0.4)) return;
      issue(next, draft, me, have.home, TODAY - whole(next, 5, 900) * DAY, { recipientName: other.name, recipientRelationship: chance(next, 0.5) ? 'household' : 'unknown' });
    };
  }

  function family({ group, member, have, next }: Seat): Overlay {
    const shared = stream(seed, FOR.group, group.number);
    const [landline, helps] = [chance(shared, 0.6), chance(shared, 0.4)];
    // The last child has moved out.
    const moved = member === group.size - 1;
    if (!moved) {
      have.home = home(seed, means(group, 0));
      have.network = means(group, 0);
    }
    if (landline && (moved || chance(next, 0.6))) have.phone = means(group, 0);
    if (!(helps && moved)) return undefined;
    const parent = person(group.start);
    return (draft) => pay(draft, parent.position, { holderName: parent.name, relationship: chance(next, 0.5) ? 'third-party' : 'unknown', holderKind: 'person' });
  }

  const campusHome = (group: Group): Home => ({ ...home(seed, means(group, 0)), unit: undefined });
  function campus({ group, me, have, next }: Seat): Overlay {
    have.home = campusHome(group);
    return (draft) => {
      if (draft.interviews.length > 0) join(next, draft, me, crowdNetwork(group), chance(next, 0.5) ? { kind: 'education' } : {});
      if (draft.shipments.length > 0)
        issue(next, draft, me, have.home, TODAY - whole(next, 5, 900) * DAY, { recipientName: 'Campus Mail Room', recipientRelationship: 'concierge' });
    };
  }

  function coworking({ group, me, next }: Seat): Overlay {
    const place = home(seed, means(group, 0));
    return (draft) => {
      draft.addresses.push({ kind: 'mailing', ...written(next, { ...place, unit: undefined }), classification: 'coworking' });
      if (chance(next, 0.7)) join(next, draft, me, crowdNetwork(group), chance(next, 0.5) ? { kind: 'corporate' } : {});
    };
  }

  function agency({ group, have, next }: Seat): Overlay {
    const shared = stream(seed, FOR.group, group.number);
    const name = `Example ${pick(shared, FIRM_FIRST)} Staffing ${group.number}`;
    const kind = pick(shared, ['staffing-firm', 'employer-of-record', 'development-shop']);
    const [phones, mails, pooled, rewrites] = [shared() * 0.5, shared() * 0.4, shared() * 0.9, 0.5 + shared() / 2];
    const texted = sharedText(group).posts.flatMap(({ summary, highlights }) => [summary, ...highlights]);
    if (chance(next, phones)) have.phone = means(group, 0);
    const mail = `candidates.${group.number}@${letters(name).slice(7, 12)}.example.com`;
    return (draft) => {
      draft.subject = { ...draft.subject, relation: 'supplier-worker' };
      draft.suppliers = [{ name, kind, identityEvidence: pick(next, ['provided', 'requested', 'not-requested']) }];
      apply(draft, { via: name });
      if (chance(next, mails)) draft.emails = chance(next, 0.5) ? [{ address: mail }] : [...draft.emails, { address: mail, label: 'agency' }];
      if (chance(next, pooled))
        pay(draft, means(group, 0), { holderName: `${name} Ltd`, holderKind: 'company', relationship: chance(next, 0.6) ? 'employer-of-record' : 'unknown' });
      const [post] = draft.work;
      if (post === undefined || !chance(next, rewrites)) return;
      // The agency puts its own sentences before what the person wrote.
      post['summary'] = [...texted.slice(0, 4), post['summary']].join(' ');
      if (chance(next, 0.5)) post['via'] = name;
      if (chance(next, 0.4)) draft.work = draft.work.slice(0, 2);
    };
  }

  function colleagues({ group, next }: Seat): Overlay {
    const shared = stream(seed, FOR.group, group.number);
    const from = THIS_MONTH - whole(shared, 40, 120);
    const to = from + whole(shared, 12, 36);
    const [employer, project] = [firm(shared), sentence(shared)];
    const { name } = nameOf(shared, pick(shared, ORIGINS), pick(shared, ORIGINS), whole(shared, 0, 19), whole(shared, 0, 19));
    const [oneReferee, oneProject] = [chance(shared, 0.6), chance(shared, 0.4)];
    return (draft) => {
      const post = draft.work[Math.min(1, draft.work.length - 1)];
      if (post === undefined) return;
      Object.assign(post, { name: employer, startDate: month(from), endDate: month(to) });
      if (oneProject) post['highlights'] = [project, ...((post['highlights'] as string[] | undefined) ?? [])];
      if (oneReferee && chance(next, 0.8)) {
        const reference = { name, employer, email: `${letters(name.split(' ')[0] ?? '')}.manager${group.number}@example.org` };
        draft.references = [reference, ...draft.references.slice(0, 1)];
      }
    };
  }

  function classmates({ group }: Seat): Overlay {
    const shared = stream(seed, FOR.group, group.number);
    const [institution, area, end] = [school(shared), pick(shared, AREAS_OF_STUDY), whole(shared, 2004, 2020)];
    return (draft) => {
      draft.education = [{ institution, studyType: 'BSc', area, startDate: String(end - 4), endDate: String(end) }];
    };
  }

  const carrier = ({ group, me, next }: Seat): Overlay => {
    return (draft) => join(next, draft, me, crowdNetwork(group), chance(next, 0.4) ? { kind: 'mobile' } : {});
  };

  function recycled({ group, member, have, next }: Seat): Overlay {
    have.phone = means(group, 0);
    return (draft) => {
      if (draft.phones.length === 0) draft.phones = [{ number: dialled(next, have.phone) }];
      if (member === 1) return;
      draft.subject = { relation: 'applicant', role: draft.subject['role'], claimedResidence: draft.subject['claimedResidence'] };
      const submittedAt = instant(Date.UTC(whole(next, 2015, 2019), whole(next, 0, 11), whole(next, 1, 28), whole(next, 0, 23), whole(next, 0, 59)));
      apply(draft, { submittedAt, outcome: 'rejected', artefact: have.mail });
      [draft.equipment, draft.shipments, draft.interviews] = [[], [], []];
      // All of it was years ago.
      for (const item of [...draft.work, ...draft.education])
        for (const field of ['startDate', 'endDate']) if (typeof item[field] === 'string') item[field] = item[field].replace(/^\d{4}/, (year) => String(Number(year) - 11));
    };
  }

  function imported({ group, next }: Seat): Overlay {
    return (draft) => {
      draft.phones = [{ number: dialled(next, means(group, 0)) }];
      apply(draft, { submittedAt: '2024-02-29', via: 'Old applicant system' });
      if (draft.applications[0]?.['artefact'] !== draft.emails[0]?.['address']) delete draft.applications[0]?.['artefact'];
    };
  }

  function jobBoard({ group, next }: Seat): Overlay {
    const shared = stream(seed, FOR.group, group.number);
    const [opened, requisition, via] = [TODAY - whole(shared, 5, 700) * DAY - whole(shared, 0, 1_400) * 60_000, `R-new-${group.number}`, pick(shared, SITES)];
    return (draft) => apply(draft, { requisition, via, submittedAt: instant(opened + whole(next, 0, 599) * 1_000) });
  }

  function familyComputer({ group, have }: Seat): Overlay {
    const shared = stream(seed, FOR.group, group.number);
    have.device = `device:${hexadecimal(shared, 12)}`;
    if (chance(shared, 0.5)) have.home = home(seed, means(group, 0));
    return undefined;
  }

  function placeholder({ next }: Seat): Overlay {
    return (draft) => {
      for (let count = whole(next, 1, 3); count > 0; count--) pick(next, PLACEHOLDERS)(next, draft);
    };
  }

  const none = (): Overlay => undefined;
  const overlays: Readonly<Record<Kind, (seat: Seat) => Overlay>> = {
    persona,
    'persona-thin': persona,
    farm,
    'farm-thin': farm,
    chain,
    'chain-thin': chain,
    document,
    picture: document,
    household,
    flatmates,
    family,
    campus,
    coworking,
    agency,
    namesakes: none,
    colleagues,
    classmates,
    carrier,
    recycled,
    placeholder,
    import: imported,
    'job-board': jobBoard,
    'family-computer': familyComputer,
  };

  function made(position: number): PlantedPerson {
    const slot = slotAt[position] ?? 0;
    const me = person(slot);
    const have = ownMeans(me);
    const group = groupOf(slot);
    if (group === undefined) return { file: fileOf(me, filled(me, have)) };
    const member = slot - group.start;
    const next = stream(seed, FOR.member, slot);
    const outside = { kind: group.outsider ?? 'household', number: group.number } as const;
    if (member === group.size) {
      const other = person(group.start);
      have.home = home(seed, other.position);
      have.network = other.position;
      return { file: fileOf(me, filled(me, have)), innocent: label(outside) };
    }
    const finish = overlays[group.kind]({ group, me, member, have, next });
    if (!RING_KINDS.has(group.kind)) {
      const draft = filled(me, have);
      finish?.(draft);
      return { file: fileOf(me, draft), innocent: label(group) };
    }
    // Some members of rings share honest things with people outside.
    const crowd = stream(seed, FOR.member, -1 - slot);
    const isFarm = group.kind === 'farm' || group.kind === 'farm-thin';
    const [campusGroup, carrierGroup] = [pick(crowd, crowds.campus), pick(crowd, crowds.carrier)] as readonly (Group | undefined)[];
    const which = member === 0 || isFarm ? 1 : crowd();
    const onCampus = which < 0.06 ? campusGroup : undefined;
    const onCarrier = which >= 0.06 && which < 0.14 ? carrierGroup : undefined;
    if (onCampus !== undefined) have.home = campusHome(onCampus);
    const draft = filled(me, have);
    finish?.(draft);
    if (onCarrier !== undefined) join(next, draft, me, crowdNetwork(onCarrier), chance(next, 0.4) ? { kind: 'mobile' } : {});
    const innocent = onCampus ?? onCarrier ?? (member === 0 && group.outsider !== undefined ? outside : undefined);
    return { file: fileOf(me, draft), ring: label(group), ...(innocent === undefined ? {} : { innocent: label(innocent) }) };
  }

  return { made };
}

const RING_KINDS: ReadonlySet<Kind> = new Set(RING_PARTS.map(([kind]) => kind));

/** The picture that a site shows where nobody has put one. */
const EMPTY_PICTURE = 'f0e1c3870f1e3c78';
/** What forms and exports are filled with. A mail address or phone that is a mere word the reader refuses, so these look like some. */
const PLACEHOLDERS: readonly ((next: Next, draft: Draft) => void)[] = [
  (next, draft) => {
    const { countryCode } = draft.subject['claimedResidence'] as { countryCode: string };
    const zeros = countryCode === 'US' ? '000-000-0000' : '+1 000-000-0000';
    draft.phones = [{ number: pick(next, [zeros, zeros, '+1 111 111 1111', '+1 999 999 9999']) }];
  },
  (next, draft) => {
    draft.emails = [{ address: pick(next, ['test@example.com', 'test@example.com', 'none@example.com', 'noemail@example.org', 'na@example.com']) }];
  },
  (next, draft) => {
    draft.addresses = draft.addresses.map((one) => ({
      kind: one['kind'],
      address: pick(next, ['n/a', 'N/A', 'Unknown', '1 Main Street']),
      postalCode: '00000',
      countryCode: one['countryCode'],
    }));
  },
  (next, draft) => {
    draft.references = [{ name: pick(next, ['n/a', 'On request']), email: 'n/a' }];
  },
  (next, draft) => {
    draft.payoutAccounts = draft.payoutAccounts.map((one) => ({ ...one, number: pick(next, ['n/a', '0000000000', 'TBD']) }));
  },
  (next, draft) => {
    draft.identityDocuments = draft.identityDocuments.map((one) => ({ ...one, number: pick(next, ['XXXXXXXXX', '000000000', 'n/a']) }));
  },
  (next, draft) => {
    draft.equipment = draft.equipment.map((one) => ({ ...one, serial: pick(next, ['To be filled by O.E.M.', 'Default string', '0']) }));
  },
  (next, draft) => {
    draft.profiles = draft.profiles.map((one) => ({ ...one, username: pick(next, ['n/a', 'none', 'username']) }));
  },
  (next, draft) => {
    draft.applications = draft.applications.map((one) => ({ ...one, artefact: pick(next, ['n/a', 'unknown', 'test@example.com']), referredBy: 'n/a' }));
  },
  (_, draft) => {
    draft.files = [{ kind: 'headshot', title: 'avatar.png', perceptualHash: EMPTY_PICTURE }, ...draft.files.filter((one) => one['kind'] !== 'headshot')];
  },
];

function fileOf(me: Person, draft: Draft): Record<string, unknown> {
  const file: Record<string, unknown> = { schema: 'bonafide.dossier/v1', id: me.id, subject: draft.subject };
  for (const section of SECTIONS) if (draft[section].length > 0) file[section] = draft[section];
  return file;
}

/** A population in random order, one person after another. The same options give the same people. */
export function* plantedPeople(options: { readonly people: number; readonly seed: number }): Generator<PlantedPerson> {
  const { made } = population(options.people, options.seed);
  for (let position = 0; position < options.people; position++) yield made(position);
}

type Count = { groups: number; people: number };

/** How many of what a population has. Groups are counted by the labels met. */
export function describePopulation(people: Iterable<PlantedPerson>) {
  const [rings, innocent] = [new Map<string, Map<string, number>>(), new Map<string, Map<string, number>>()];
  const counts = { people: 0, inRings: 0, inInnocent: 0, inBoth: 0 };
  const take = (into: Map<string, Map<string, number>>, name: string | undefined) => {
    if (name === undefined) return 0;
    const kind = name.slice(0, name.indexOf(':'));
    const members = into.get(kind) ?? new Map<string, number>();
    into.set(kind, members.set(name, (members.get(name) ?? 0) + 1));
    return 1;
  };
  for (const one of people) {
    const [inRing, isInnocent] = [take(rings, one.ring), take(innocent, one.innocent)];
    counts.people += 1;
    counts.inRings += inRing;
    counts.inInnocent += isInnocent;
    counts.inBoth += inRing * isInnocent;
  }
  const table = (of: Map<string, Map<string, number>>): Readonly<Record<string, Count>> =>
    Object.fromEntries(
      Object.keys(KINDS).flatMap((kind) => {
        const members = of.get(kind);
        return members === undefined ? [] : [[kind, { groups: members.size, people: [...members.values()].reduce((sum, size) => sum + size, 0) }]];
      }),
    );
  return { ...counts, rings: table(rings), innocent: table(innocent) };
}
