/**
 * Faults of repair records of the FixitClinic file, read by a person from the words of the record before any ranking
 * was looked at. The file itself has no column of faults. Records that do not say what was wrong were left out.
 */
interface ReadFault {
  code: string;
  word: string;
  /** Numbers behind `fixitclinic_`. */
  records: string;
}

const READ_FAULTS: readonly ReadFault[] = [
  {
    code: 'dead',
    word: 'Does not turn on',
    records:
      '231 244 249 269 888 1183 1231 1239 1309 1449 1467 1565 1572 1602 1690 1751 1756 1791 1831 1871 1945 1966 1986 2030 2052 2216 2227 2246 2375 2376',
  },
  {
    code: 'heat',
    word: 'Does not heat',
    records: '1494 1497 1541 1548 1697 1853 1869 1873 1901 1918 1982 2005 2007 2070 2282 2390 2421',
  },
  {
    code: 'fuse',
    word: 'Fuse blown',
    records: '242 260 1176 1194 1262 1302 1316 1748 1822 1896 1985 2053 2135 2156 2239',
  },
  {
    code: 'cord',
    word: 'Cord or wire broken',
    records:
      '247 255 268 583 1203 1222 1246 1276 1277 1333 1345 1356 1389 1409 1484 1537 1540 1569 1594 1675 1710 1721 1722 1728 1732 1782 1919 1956 1958 2025 2028 2066 2195 2327',
  },
  {
    code: 'switch',
    word: 'Switch or socket faulty',
    records:
      '225 233 902 993 1184 1278 1290 1331 1337 1373 1451 1479 1481 1491 1496 1649 1807 1826 1921 1923 1947 1971 2027 2077 2159 2161 2175 2190 2200 2210 2226 2350 2352 2405',
  },
  {
    code: 'battery',
    word: 'Battery or charging',
    records:
      '280 304 575 1244 1245 1322 1327 1332 1347 1415 1426 1528 1575 1597 1611 1614 1651 1702 1817 1821 1907 1916 1996 2033 2047 2083 2116 2169 2176 2270 2311 2324 2384',
  },
  {
    code: 'motor',
    word: 'Motor or gear',
    records:
      '237 250 271 996 1190 1209 1253 1261 1267 1362 1377 1380 1439 1520 1542 1554 1555 1567 1663 1706 1711 1713 1730 1960 1964 2037 2057 2204 2234 2259 2289 2318 2360',
  },
  {
    code: 'jam',
    word: 'Jammed or clogged',
    records: '302 1299 1359 1372 1381 1518 1674 1801 1833 1852 1905 1952 1955 2010 2048 2138 2187 2341 2393',
  },
  {
    code: 'sound',
    word: 'No or bad sound',
    records: '1195 1280 1376 1544 1737 1795 1819 1823 1862 1914 1948 1980 2284 2299 2353',
  },
  {
    code: 'screen',
    word: 'Screen faulty',
    records: '547 1260 1310 1324 1466 1486 1533 1587 1691 1742 1760 2043 2065 2127 2436',
  },
  {
    code: 'broken',
    word: 'Part broken or loose',
    records:
      '990 991 995 1211 1230 1307 1374 1414 1425 1428 1488 1525 1534 1613 1665 1669 1739 1851 1866 1940 2032 2050 2118 2119 2129 2193 2194 2242 2250 2272 2273 2312 2323 2441',
  },
  {
    code: 'water',
    word: 'Leak or no water',
    records: '1545 1827 1908 1968 2109 2166 2297',
  },
  {
    code: 'media',
    word: 'Disc or tape not played',
    records: '258 272 1166 1504 1680 1707 1736 1906 2064 2107 2134 2294 2396',
  },
  {
    code: 'clock',
    word: 'Clock does not run',
    records: '251 1317 1778 1934 1939 1994 2016 2245 2378',
  },
  {
    code: 'sewing',
    word: 'Stitch or thread',
    records: '259 1321 1360 1401 1578 1753 1774 2061 2128 2213 2383',
  },
  {
    code: 'software',
    word: 'Software',
    records: '1272 1323 1430 1480 1498 1499 1609 1744 1803 2068 2331',
  },
  {
    code: 'speed',
    word: 'Speed control',
    records: '1810 1870 2240 2404',
  },
  {
    code: 'latch',
    word: 'Latch or lever',
    records: '596 1234 1271 1340 1475 1681 1797 2277',
  },
  {
    code: 'keys',
    word: 'Keys do not respond',
    records: '1171 1398 1858 1900 2104 2157',
  },
];

export const FAULT_WORDS: ReadonlyMap<string, string> = new Map(
  READ_FAULTS.map((one) => [one.code, one.word]),
);

/** Fault code by the number the record has in the file. */
export const FAULT_OF: ReadonlyMap<string, string> = new Map(
  READ_FAULTS.flatMap(({ code, records }) =>
    records.split(' ').map((record) => [`fixitclinic_${record}`, code] as const),
  ),
);
