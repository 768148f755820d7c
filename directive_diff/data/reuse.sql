-- All wordings of a corpus that are alike, and from them families of clauses: who took what from whom.
--
-- Plain SQL that DuckDB and Spark both take; one step is one query, whose result gets the name above it. Braces are
-- numbers, filled in by the driver (directive_diff/corpus/reuse/steps.py). docs/corpus.md says what each step costs.
--
-- It begins with three tables:
--   clause   clause (numbered by date, level, text and place: a smaller number is earlier), text, wording, level, day
--   posting  wording, gram (a bigram as a number): each distinct bigram of each wording
--   known    wording, grams (how many it has)
--
-- Wordings with Dice's coefficient from {least} on are sought among those that share two of their {rare} rarest
-- bigrams. A pair of bigrams that many wordings share does not join them all: each is joined with the {window} before
-- it in time and the first {earliest}, so that the cost grows with the number of wordings, not of pairs.

-- step: held
select wording, count(distinct text) as texts, count(*) as clauses, min(clause) as first from clause group by wording

-- step: set_phrase
select wording, texts, clauses, first from held where texts >= {tenth}

-- step: kept
select h.wording, h.texts, h.first, k.grams from held h join known k on k.wording = h.wording
where h.texts < {tenth} and k.grams >= 3

-- step: frequency
select gram, row_number() over (order by holders, gram) as number from
(select p.gram, count(*) as holders from posting p join kept k on k.wording = p.wording group by p.gram having count(*) > 1) counted

-- step: numbered
select p.wording, f.number from posting p join kept k on k.wording = p.wording join frequency f on f.gram = p.gram

-- step: signature
select k.wording, k.first, k.grams, s.one, s.two, k.grams - bit_count(s.one) as spare_one,
k.grams - bit_count(s.two) as spare_two from kept k join
(select wording, bit_or(cast(pow(2, number % 61) as bigint)) as one, bit_or(cast(pow(2, number % 59) as bigint)) as two
from numbered group by wording) s on s.wording = k.wording

-- step: rarest
select wording, number from
(select wording, number, row_number() over (partition by wording order by number) as place from numbered) placed
where place <= {rare}

-- step: shared_key
select cast(a.number as bigint) * 16777216 + b.number as pair, a.wording from rarest a join rarest b on b.wording = a.wording
where a.number < b.number

-- step: repeated_key
select pair, count(*) as holders from shared_key group by pair having count(*) > 1

-- step: bucket
select pair, place, cast(floor(place / {window}) as bigint) as chunk, wording, grams, one, two, spare_one, spare_two from
(select s.pair, row_number() over (partition by s.pair order by g.first, g.wording) as place, g.wording, g.grams, g.one,
g.two, g.spare_one, g.spare_two
from shared_key s join repeated_key r on r.pair = s.pair join signature g on g.wording = s.wording) placed

-- step: candidate
select wording, earlier from (select wording, earlier, row_number() over (partition by wording order by pairs desc, earlier) as place
from (select wording, earlier, count(*) as pairs from (
select a.wording, b.wording as earlier from bucket a join bucket b
on b.pair = a.pair and b.chunk = a.chunk where b.place < a.place
and 2 * (bit_count(a.one & b.one) + least(a.spare_one, b.spare_one)) >= {least} * (a.grams + b.grams)
and 2 * (bit_count(a.two & b.two) + least(a.spare_two, b.spare_two)) >= {least} * (a.grams + b.grams)
union all
select a.wording, b.wording as earlier from bucket a join bucket b
on b.pair = a.pair and b.chunk = a.chunk - 1 where a.place - b.place <= {window}
and 2 * (bit_count(a.one & b.one) + least(a.spare_one, b.spare_one)) >= {least} * (a.grams + b.grams)
and 2 * (bit_count(a.two & b.two) + least(a.spare_two, b.spare_two)) >= {least} * (a.grams + b.grams)
union all
select a.wording, b.wording as earlier from bucket a join (select * from bucket where place <= {earliest}) b
on b.pair = a.pair where a.place > {window} + b.place
and 2 * (bit_count(a.one & b.one) + least(a.spare_one, b.spare_one)) >= {least} * (a.grams + b.grams)
and 2 * (bit_count(a.two & b.two) + least(a.spare_two, b.spare_two)) >= {least} * (a.grams + b.grams)
) found group by wording, earlier) counted) ranked where place <= {most}

-- step: grams_of
select n.wording, k.grams, n.numbers from kept k join
(select wording, array_agg(number) as numbers from numbered group by wording) n on n.wording = k.wording

-- step: measured
select c.wording, c.earlier, cardinality(array_intersect(a.numbers, b.numbers)) as shared, a.grams + b.grams as grams
from candidate c join grams_of a on a.wording = c.wording join grams_of b on b.wording = c.earlier

-- step: alike
select wording, earlier, dice from (select wording, earlier, cast(2 * shared as double) / grams as dice from measured) likened
where dice >= {least}

-- step: parent
select wording, earlier as parent, dice from
(select a.wording, a.earlier, a.dice, row_number() over (partition by a.wording order by a.dice desc, k.first, a.earlier) as place
from alike a join kept k on k.wording = a.earlier) ranked where place = 1

-- step: root
select k.wording, coalesce(p.parent, k.wording) as root from kept k left join parent p on p.wording = k.wording

-- repeat: root
select r.wording, n.root from root r join root n on n.wording = r.root

-- step: family
select r.root as family, count(distinct c.text) as texts, count(*) as clauses, count(distinct c.wording) as wordings,
min(c.clause) as first, max(c.clause) as last, min(c.day) as first_day, max(c.day) as last_day
from clause c join root r on r.wording = c.wording group by r.root having count(distinct c.text) > 1

-- step: taken
select r.root as family, c.clause, c.text, c.wording, c.level, c.day, f.clause as from_clause, f.text as from_text,
f.wording as from_wording, f.level as from_level, f.day as from_day,
case when f.wording = c.wording then cast(1 as double) else p.dice end as dice
from clause c join root r on r.wording = c.wording join family m on m.family = r.root
join kept k on k.wording = c.wording left join parent p on p.wording = c.wording
left join kept e on e.wording = p.parent
join clause f on f.clause = case when c.clause > k.first then k.first else e.first end
where f.text <> c.text
