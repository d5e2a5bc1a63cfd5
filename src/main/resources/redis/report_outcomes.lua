-- report_outcomes: counts what a node has met at a lane, and says what all nodes have met.
--
-- KEYS[1]  breaker: hash of what is known of the lane; field `failures` = failures since the last answer
-- KEYS[2]  outcomes: hash of counts by `<slice>:<class>`
--
-- ARGV[1]  answered: 1 where a submit was answered
-- ARGV[2]  failures: submits that failed after the last that was answered
-- ARGV[3]  rest: milliseconds for which the vendor asked to be left alone, 0 where it did not
-- ARGV[4]  rested: the same for looks
-- ARGV[5]  slice: milliseconds that are counted together
-- ARGV[6]  kept: slices that are kept
-- ARGV[7]  bound: Redis time in milliseconds after which nothing may be counted
-- ARGV[8..]  counts: from here on, classes and how many of each
--
-- Returns
--   {now, slice, breaker, outcomes}  Redis time and the present slice, both as text, then both hashes flat
--   {}  too late
--
-- Cost: O(n) for n counts kept; 4 reads, a write for each class and 6

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if now > tonumber(ARGV[7]) then
  return {}
end
local slice = math.floor(now / ARGV[5])
local outcomes, gone = redis.call('HGETALL', KEYS[2]), {}
for index = 1, #outcomes, 2 do
  local at = tonumber(string.match(outcomes[index], '^%d+'))
  if at <= slice - ARGV[6] or at > slice + 1 then
    gone[#gone + 1] = outcomes[index]
  end
end
-- Redis looks at its memory before the first write of a script, and not when that can only remove: so this one goes on
-- when memory is full.
redis.call('HDEL', KEYS[2], '', unpack(gone))
for index = 8, #ARGV, 2 do
  redis.call('HINCRBY', KEYS[2], string.format('%.0f:%s', slice, ARGV[index]), ARGV[index + 1])
end
redis.call('PEXPIRE', KEYS[2], ARGV[5] * (ARGV[6] + 1))
if ARGV[1] == '1' then
  redis.call('HDEL', KEYS[1], 'failures')
end
if tonumber(ARGV[2]) > 0 then
  redis.call('HINCRBY', KEYS[1], 'failures', ARGV[2])
end
local rests = { rest = now + ARGV[3], rest_looks = now + ARGV[4] }
for name, until_then in pairs(rests) do
  if until_then > now and until_then > tonumber(redis.call('HGET', KEYS[1], name) or 0) then
    redis.call('HSET', KEYS[1], name, string.format('%.0f', until_then))
  end
end
return {
  string.format('%.0f', now), string.format('%.0f', slice),
  redis.call('HGETALL', KEYS[1]), redis.call('HGETALL', KEYS[2]),
}
