package io.switchboard.conversation.setting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.switchboard.conversation.setting.page.SettingPage;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Returns the values of tenants' pages, which are a few seconds old at most ({@link SettingCacheSettings}). An instance
 * reads them again after that time and does not follow {@code settings.updated}: it would have to read the events of all
 * messages for the few about settings.
 */
@Component
public class Settings {

    static final String NAME = "settings";

    /** The characters of the cached pages in JSON, and as many as a page has beside its values. */
    private static final long MOST_CACHED = 8L * 1024 * 1024;

    private static final int OVERHEAD = 200;

    private final MongoOperations mongo;
    private final Clock clock;
    private final Duration maxAge;
    private final Map<String, CachedValue> cached = new ConcurrentHashMap<>();
    private final AtomicLong cachedCharacters = new AtomicLong();

    /** The values of one page; null where they were never set. */
    private record CachedValue(@Nullable Object value, Instant readAt) {}

    Settings(MongoOperations mongo, Clock clock, SettingCacheSettings settings) {
        this.mongo = mongo;
        this.clock = clock;
        this.maxAge = settings.maxAge();
    }

    @Bean
    static DeclaredIndex settingsWithPendingEvents() {
        return RevisedDocuments.pendingIndex(NAME);
    }

    /**
     * Returns the values of the tenant's page.
     *
     * @throws UnreadableSetting when the stored values are no values of this page
     */
    public <T> T of(TenantId tenant, SettingPage<T> page) {
        var id = StoredSetting.id(tenant, page.name());
        var now = clock.instant();
        var known = fresh(id, now);
        if (known == null) {
            known = Objects.requireNonNull(read(Map.of(id, page), now).get(id));
        }
        var value = known.value();
        if (value instanceof UnreadableSetting unreadable) {
            throw unreadable;
        }
        return value == null ? page.defaults() : page.type().cast(value);
    }

    /** Reads the pages of many tenants with one query, so that {@link #of} finds them in memory. */
    public void prepare(Collection<TenantId> tenants, Collection<? extends SettingPage<?>> pages) {
        var now = clock.instant();
        var wanted = new HashMap<String, SettingPage<?>>();
        for (var tenant : tenants) {
            for (var page : pages) {
                var id = StoredSetting.id(tenant, page.name());
                if (fresh(id, now) == null) {
                    wanted.put(id, page);
                }
            }
        }
        if (!wanted.isEmpty()) {
            read(wanted, now);
        }
    }

    private @Nullable CachedValue fresh(String id, Instant now) {
        var known = cached.get(id);
        return known == null || known.readAt().plus(maxAge).isBefore(now) ? null : known;
    }

    private Map<String, CachedValue> read(Map<String, ? extends SettingPage<?>> wanted, Instant now) {
        var stored = new HashMap<String, String>();
        mongo.find(query(where("_id").in(new ArrayList<>(wanted.keySet()))), StoredSetting.class)
                .forEach(setting -> stored.put(setting.id(), setting.values()));
        var read = new HashMap<String, CachedValue>();
        wanted.forEach((id, page) -> read.put(id, new CachedValue(value(id, page, stored.get(id)), now)));
        makeRoom(stored.values().stream().mapToLong(String::length).sum() + (long) OVERHEAD * wanted.size());
        cached.putAll(read);
        return read;
    }

    /** Empties the cache when it has grown too large. Pages that are read again count again; all are read again anyway. */
    private void makeRoom(long characters) {
        if (cachedCharacters.addAndGet(characters) > MOST_CACHED) {
            cached.clear();
            cachedCharacters.set(characters);
        }
    }

    private static @Nullable Object value(String id, SettingPage<?> page, @Nullable String values) {
        try {
            return values == null ? null : SettingJson.stored(page, values);
        } catch (RuntimeException e) {
            return new UnreadableSetting(id, e);
        }
    }

    int cachedPages() {
        return cached.size();
    }

    /** Forgets what is known of a page, because this instance has changed it. */
    void forget(String id) {
        cached.remove(id);
    }

    /** Reports that the stored values of a page cannot be read; those of other pages and tenants can. */
    public static final class UnreadableSetting extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadableSetting(String id, Throwable cause) {
            super("The settings " + id + " cannot be read", cause);
        }
    }
}
