-- What a lane takes now. Put between header and body of the scripts that hand out places.
--
-- Slots hold a member for each job by the end of its claim, rate one for each submit by its time. A breaker that is not
-- closed lets one probe go, and no other one for a while.

-- How many submits may begin, in how many milliseconds there may be more, and whether the one would be a probe.
local function room_of_lane(now, slots, rate, breaker, concurrent, per_minute, window)
  local lane = redis.call('HMGET', breaker, 'state', 'until', 'rest', 'disabled')
  if lane[4] then
    return 0, 1000, false
  end
  local rested = tonumber(lane[3] or 0) - now
  if rested > 0 then
    return 0, rested, false
  end
  local probe = lane[1] and lane[1] ~= 'closed'
  local closed = probe and tonumber(lane[2] or 0) - now or 0
  if closed > 0 then
    return 0, closed, true
  end
  local free, wait = probe and 1 or 1000, 1000
  if concurrent > 0 then
    free = math.min(free, concurrent - redis.call('ZCOUNT', slots, now, '+inf'))
  end
  if per_minute > 0 then
    -- One of exactly one window ago still counts: its millisecond may have been a later part than this one's.
    local used = redis.call('ZCOUNT', rate, now - window, '+inf')
    if used >= per_minute then
      local last = redis.call('ZRANGE', rate, -per_minute, -per_minute, 'WITHSCORES')
      wait = last[2] + window + 1 - now
    end
    free = math.min(free, per_minute - used)
  end
  return math.max(0, free), wait, probe
end

-- Counts one that begins; it keeps its slot for the lease, unless that is prolonged.
local function take_place(now, member, slots, rate, breaker, concurrent, per_minute, window, lease, patience, probe)
  if concurrent > 0 then
    redis.call('ZADD', slots, now + lease, member)
    redis.call('PEXPIRE', slots, 86400000)
  end
  if per_minute > 0 then
    redis.call('ZADD', rate, now, member)
    redis.call('PEXPIRE', rate, window + 1000)
  end
  if probe then
    redis.call('HSET', breaker, 'state', 'half_open', 'until', string.format('%.0f', now + patience))
    redis.call('HINCRBY', breaker, 'version', 1)
    redis.call('HINCRBY', breaker, 'probes', 1)
  end
end
