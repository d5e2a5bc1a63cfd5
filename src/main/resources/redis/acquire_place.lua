-- acquire_place: takes a place at a lane for one submit, where nobody waits for one and nothing speaks against it.
--
-- KEYS[1]  slots: sorted set of the submits and jobs there, score = end of their claim in milliseconds
-- KEYS[2]  rate: sorted set of the submits of the last window by time
-- KEYS[3]  breaker: hash of what is known of the lane
-- KEYS[4]  line: sorted set of the ids that wait for a place, score = turn
--
-- ARGV[1]  member: names the submit: a repetition answers as the first time did
-- ARGV[2]  concurrent: slots, 0 without bound
-- ARGV[3]  submits: in a window, 0 without bound
-- ARGV[4]  window: its length in milliseconds
-- ARGV[5]  lease: milliseconds the slot is held unless it is kept
-- ARGV[6]  patience: milliseconds until another probe may go, where this is one
-- ARGV[7]  bound: Redis time in milliseconds after which nothing may be taken
--
-- Returns
--   1  taken, now or before
--   0  there is none now
--   -1  too late
--
-- Cost: O(log n) for n slots; at most 7 reads, 7 writes

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if now > tonumber(ARGV[7]) then
  return -1
end
local concurrent, submits, window = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
if tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]) or 0) >= now
    or (concurrent == 0 and tonumber(redis.call('ZSCORE', KEYS[2], ARGV[1]) or 0) >= now - window) then
  return 1
end
local free, _, probe = room_of_lane(now, KEYS[1], KEYS[2], KEYS[3], concurrent, submits, window)
if free == 0 or redis.call('ZCARD', KEYS[4]) > 0 then
  return 0
end
-- Redis looks at its memory before the first write of a script, and not when that can only remove: so this one goes on
-- when memory is full.
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - 1)
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now - window - 1)
take_place(now, ARGV[1], KEYS[1], KEYS[2], KEYS[3], concurrent, submits, window, ARGV[5], ARGV[6], probe)
return 1
