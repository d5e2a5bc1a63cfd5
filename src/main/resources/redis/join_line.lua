-- join_line: lets a task that was put aside wait for a place at a lane; accounts take turns there.
--
-- KEYS[1]  line: sorted set of the ids that wait, score = turn
-- KEYS[2]  parked: hash of ids to `<end of their claim> <attempt>`
-- KEYS[3]  turns: sorted set of account and model by the last turn given to them; member `~now` = the last turn taken
--
-- ARGV[1]  id: of the task
-- ARGV[2]  waiter: account and model
-- ARGV[3]  held: the end of the claim in milliseconds, by which whoever takes the turn takes over the claim
-- ARGV[4]  attempt: number of the submit that it waits for
-- ARGV[5]  kept: milliseconds the line is kept when nothing happens
-- ARGV[6]  bound: Redis time in milliseconds after which nothing may be written
--
-- Returns
--   n  how many are before it; one that waited already keeps its turn
--   -1  too late
--
-- Cost: O(log n) for n that wait; 3 reads, 7 writes

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if now > tonumber(ARGV[6]) then
  return -1
end
-- Redis looks at its memory before the first write of a script, and not when that can only remove: so this one goes on
-- when memory is full.
redis.call('ZREM', KEYS[1], '')
if not redis.call('ZSCORE', KEYS[1], ARGV[1]) then
  local turns = redis.call('ZMSCORE', KEYS[3], '~now', ARGV[2])
  local turn = math.max(tonumber(turns[1] or 0), tonumber(turns[2] or 0)) + 1
  redis.call('ZADD', KEYS[3], turn, ARGV[2])
  redis.call('ZADD', KEYS[1], turn, ARGV[1])
end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3] .. ' ' .. ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
redis.call('PEXPIRE', KEYS[2], ARGV[5])
redis.call('PEXPIRE', KEYS[3], ARGV[5])
return redis.call('ZRANK', KEYS[1], ARGV[1])
