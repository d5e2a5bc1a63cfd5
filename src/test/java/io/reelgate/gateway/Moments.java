package io.reelgate.gateway;

import java.util.List;
import java.util.Set;

/** When something happened to tasks of which account, in Unix milliseconds. */
record Moments(List<Moment> all) {
    record Moment(long time, int account) {}

    /** Those from a time on, to another one, of some accounts. */
    Moments between(long from, long to, Set<Integer> accounts) {
        return new Moments(all.stream()
                .filter(moment -> moment.time() >= from && moment.time() < to && accounts.contains(moment.account()))
                .toList());
    }

    int count() {
        return all.size();
    }

    /** The longest time between two of them, in milliseconds. */
    long longestGap() {
        List<Long> times = all.stream().map(Moment::time).sorted().toList();
        long longest = 0;
        for (int index = 1; index < times.size(); index++) {
            longest = Math.max(longest, times.get(index) - times.get(index - 1));
        }
        return longest;
    }
}
