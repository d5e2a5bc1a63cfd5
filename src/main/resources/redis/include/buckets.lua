-- Counts events in a sliding window with one small hash. Put between header and body of the scripts that use it.
--
-- A window is cut into 120 buckets, and 121 are counted, because the oldest one may still reach into the window: so a
-- count is never too low, and no arrival pattern gets more than its limit. Bucket b lives in field b mod 121 beside
-- `head` (the newest bucket, which is also the last time seen: a clock that steps back is held there), `sum` and
-- `oldest` (the oldest bucket that counts). Opening only reads; what has left the window is dropped by the next add.

local SLOTS = 121

-- The counts of the buckets from..to, as stored, at most 121 of them.
local function read_buckets(key, from, to)
  local fields = {}
  for bucket = from, to do
    fields[#fields + 1] = bucket % SLOTS
  end
  return redis.call('HMGET', key, unpack(fields))
end

-- The first bucket of from..to that is not empty.
local function first_filled(key, from, to)
  for start = from, to, 4 do
    local counts = read_buckets(key, start, math.min(start + 3, to))
    for index, count in ipairs(counts) do
      if count then
        return start + index - 1
      end
    end
  end
end

-- Subtracts what left the window since the last add, and remembers its fields.
local function slide(window, last)
  if window.head - last >= SLOTS then
    window.sum, window.restart = 0, true
    return
  end
  window.dropped = {}
  for index, count in ipairs(read_buckets(window.key, last + 1, window.head)) do
    if count then
      window.sum = window.sum - count
      window.dropped[#window.dropped + 1] = (last + index) % SLOTS
    end
  end
  if window.sum > 0 and window.oldest <= window.head - SLOTS then
    window.oldest = first_filled(window.key, window.head - SLOTS + 1, last)
  end
end

local function open_buckets(key, now, length)
  local width = length / 120
  local window = { key = key, now = now, width = width, length = length, head = math.floor(now / width), sum = 0, count = 0 }
  local stored = redis.call('HMGET', key, 'head', 'sum', 'oldest', window.head % SLOTS)
  if not stored[1] then
    window.fresh = true
    return window
  end
  local last = tonumber(stored[1])
  window.last, window.sum, window.oldest = last, tonumber(stored[2]), tonumber(stored[3])
  if window.head > last then
    window.fresh = true
    slide(window, last)
  elseif window.head < last then
    window.head = last
    window.count = tonumber(redis.call('HGET', key, last % SLOTS) or 0)
  else
    window.count = tonumber(stored[4] or 0)
  end
  return window
end

-- Milliseconds until a bucket leaves the window.
local function until_gone(window, bucket)
  return (bucket + SLOTS) * window.width - window.now
end

-- Milliseconds until the oldest event leaves, 0 for an empty window.
local function buckets_reset(window)
  return window.sum == 0 and 0 or until_gone(window, window.oldest)
end

-- Milliseconds until at most `most` events are left; `most` is below the sum.
local function buckets_wait(window, most)
  if most < 0 then
    return window.length
  end
  local left = window.sum
  for index, count in ipairs(read_buckets(window.key, window.oldest, window.last)) do
    left = left - (count or 0)
    if left <= most then
      return until_gone(window, window.oldest + index - 1)
    end
  end
end

local function add_to_buckets(window, amount)
  if window.restart then
    redis.call('DEL', window.key)
  elseif window.dropped and #window.dropped > 0 then
    redis.call('HDEL', window.key, unpack(window.dropped))
  end
  if window.sum == 0 then
    window.oldest = window.head
  end
  window.sum, window.count = window.sum + amount, window.count + amount
  redis.call('HSET', window.key, 'head', window.head, 'sum', window.sum, 'oldest', window.oldest,
    window.head % SLOTS, window.count)
  if window.fresh then
    redis.call('PEXPIRE', window.key, window.length + 2 * window.width)
  end
end
