-- grant_turns: gives the free places of a lane to those whose turn it is.
--
-- KEYS[1]  slots: sorted set of the submits and jobs there, score = end of their claim in milliseconds
-- KEYS[2]  rate: sorted set of the submits of the last window by time
-- KEYS[3]  breaker: hash of what is known of the lane
-- KEYS[4]  line: sorted set of the ids that wait, score = turn
-- KEYS[5]  parked: hash of ids to `<end of their claim> <attempt>`
-- KEYS[6]  turns: sorted set of account and model by their last turn; member `~now` = the last turn taken
--
-- ARGV[1]  most: places to give, at most 1000
-- ARGV[2]  concurrent: slots, 0 without bound
-- ARGV[3]  submits: in a window, 0 without bound
-- ARGV[4]  window: its length in milliseconds
-- ARGV[5]  lease: milliseconds a slot is held unless it is kept
-- ARGV[6]  patience: milliseconds until another probe may go, where this is one
-- ARGV[7]  bound: Redis time in milliseconds after which nothing may be given
--
-- Returns
--   {wait, waiting, id, parked, ...}  in how many milliseconds there may be more, how many wait on, and for each place
--       its id and what was parked with it, in the order of their turns
--   {}  too late
--
-- Cost: O(n log m) for n places and m that wait; at most 6 reads, 4 writes and 6 for each place

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if now > tonumber(ARGV[7]) then
  return {}
end
local concurrent, submits, window = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local free, wait, probe = room_of_lane(now, KEYS[1], KEYS[2], KEYS[3], concurrent, submits, window)
local waiting = redis.call('ZCARD', KEYS[4])
local count = math.min(free, waiting, tonumber(ARGV[1]))
if count == 0 then
  return { wait, waiting }
end
-- Redis looks at its memory before the first write of a script, and not when that can only remove: so this one goes on
-- when memory is full.
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - 1)
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now - window - 1)
local popped = redis.call('ZPOPMIN', KEYS[4], count)
local answer = { count < free and 0 or wait, waiting - count }
for index = 1, #popped, 2 do
  local id = popped[index]
  local parked = redis.call('HGET', KEYS[5], id) or '0 0'
  redis.call('HDEL', KEYS[5], id)
  local member = id .. ':' .. string.match(parked, '%d+$')
  take_place(now, member, KEYS[1], KEYS[2], KEYS[3], concurrent, submits, window, ARGV[5], ARGV[6], probe)
  answer[#answer + 1] = id
  answer[#answer + 1] = parked
end
-- Who has had all its turns needs no memory: the next one is counted from `~now`.
local taken = popped[#popped]
redis.call('ZREMRANGEBYSCORE', KEYS[6], '-inf', taken)
redis.call('ZADD', KEYS[6], taken, '~now')
return answer
