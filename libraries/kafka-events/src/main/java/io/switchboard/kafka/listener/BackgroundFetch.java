package io.switchboard.kafka.listener;

/**
 * Properties, for {@code @KafkaListener}, of a consumer whose records need not be processed at once, such as those of a log,
 * a search index or a count. It waits until there is more to fetch, a quarter of a second at most: a poll costs about the
 * same with one record as with a hundred, so a service that receives a few hundred a second would spend most of its time
 * on polls.
 */
public final class BackgroundFetch {

    /** {@code switchboard.listeners.background-fetch-min-bytes} */
    public static final String MIN_BYTES = "fetch.min.bytes=${switchboard.listeners.background-fetch-min-bytes}";

    public static final String MAX_WAIT = "fetch.max.wait.ms=250";

    private BackgroundFetch() {}
}
