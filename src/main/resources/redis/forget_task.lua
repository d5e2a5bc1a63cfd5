-- forget_task: takes the id of a task that is gone out of the indexes that name it.
--
-- KEYS[1]  task: the hash that is not there
-- KEYS[2..]  indexes: that name it: first sorted sets, then sets of slots
--
-- ARGV[1]  id: of the task
-- ARGV[2]  bound: Redis time in milliseconds after which nothing may be repaired
-- ARGV[3]  sorted: how many of the indexes are sorted sets
--
-- Returns
--   {1, damage, ...}  what was wrong and is not any more
--   {0}  the task is there, or it is too late
--
-- Cost: O(m log n) for m indexes; one read and m writes

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if redis.call('EXISTS', KEYS[1]) == 1 or now > tonumber(ARGV[2]) then
  return { 0 }
end

local damages = { 1 }
for number = 2, #KEYS do
  local sorted = number <= 1 + ARGV[3]
  if redis.call(sorted and 'ZREM' or 'SREM', KEYS[number], ARGV[1]) == 1 then
    damages[#damages + 1] = sorted and 'leftover' or 'leaked_slot'
  end
end
return damages
