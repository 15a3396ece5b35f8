package io.switchboard.emulator.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.account.Accounts;
import io.switchboard.emulator.account.BasicAuthentication;
import io.switchboard.emulator.call.Calls;
import io.switchboard.emulator.message.Messages;
import io.switchboard.emulator.price.PriceList;
import io.switchboard.emulator.rest.PageRequest;
import io.switchboard.emulator.rest.TwilioError;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves {@code …/Usage/Records/Daily}: what the emulator knows of the account's messages, calls and recordings, by day, with
 * those of its subaccounts unless asked otherwise.
 */
@RestController
class UsageRecordsController {

    private final Accounts accounts;
    private final Messages messages;
    private final Calls calls;

    UsageRecordsController(Accounts accounts, Messages messages, Calls calls) {
        this.accounts = accounts;
        this.messages = messages;
        this.calls = calls;
    }

    @GetMapping("/2010-04-01/Accounts/{account}/Usage/Records/Daily.json")
    Map<String, @Nullable Object> daily(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.ACCOUNT) Account account) {
        var page = PageRequest.of(request, "Category", "StartDate", "EndDate", "IncludeSubaccounts");
        var category = page.filters().getOrDefault("Category", "");
        var from = date(page, "StartDate", LocalDate.EPOCH);
        var to = date(page, "EndDate", LocalDate.MAX);
        var records = new TreeMap<Long, UsageRecord>();
        var isAlone = page.filters().getOrDefault("IncludeSubaccounts", "true").equals("false");
        sums(isAlone ? List.of(account) : accounts.reachableBy(account).values())
                .forEach((key, sum) -> {
                    var sequence = records.size() + 1L;
                    records.put(sequence, sum.record(sequence, account.sid(), key.day(), key.category()));
                });
        return page.of(
                records,
                record -> (category.isEmpty() || category.equals(record.category()))
                        && !record.day().isBefore(from)
                        && !record.day().isAfter(to),
                "usage_records",
                UsageRecord::resource);
    }

    private Map<SumKey, Sum> sums(Collection<Account> included) {
        var sums = new TreeMap<SumKey, Sum>();
        included.forEach(account -> addAll(sums, account.sid()));
        return sums;
    }

    private void addAll(Map<SumKey, Sum> sums, String accountSid) {
        for (var message : messages.billed(accountSid)) {
            var kind = message.isSms() ? (message.hasMedia() ? "mms" : "sms") : "channels-messaging";
            var direction = message.isInbound() ? "-inbound" : "-outbound";
            var sum = new Sum(1, 1, "messages", PriceList.message(message.segments()));
            add(sums, message.at(), sum, kind, kind + direction);
        }
        for (var call : calls.listed(accountSid).values()) {
            var seconds = Objects.requireNonNullElse(call.seconds(), 0);
            var isInbound = call.direction().equals("inbound");
            var sum = new Sum(1, PriceList.minutes(seconds), "minutes", PriceList.call(call.direction(), seconds));
            add(sums, call.startedAt(), sum, "calls", isInbound ? "calls-inbound" : "calls-outbound");
        }
        for (var recording : calls.recordings(accountSid).values()) {
            var seconds = recording.seconds();
            var sum = new Sum(1, PriceList.minutes(seconds), "minutes", PriceList.recording(seconds));
            add(sums, recording.startTime(), sum, "recordings");
        }
    }

    /** Categories contain each other, and {@code totalprice} all of them. */
    private static void add(Map<SumKey, Sum> sums, Instant at, Sum sum, String... categories) {
        var day = at.atZone(ZoneOffset.UTC).toLocalDate();
        for (var category : categories) {
            sums.merge(new SumKey(day, category), sum, Sum::plus);
        }
        sums.merge(new SumKey(day, "totalprice"), new Sum(0, 0, "usd", sum.price()), Sum::plus);
    }

    private static LocalDate date(PageRequest page, String name, LocalDate otherwise) {
        var text = page.filters().get(name);
        try {
            return text == null ? otherwise : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw TwilioError.badRequest(20001, name + " must be a date");
        }
    }

    private record SumKey(LocalDate day, String category) implements Comparable<SumKey> {

        @Override
        public int compareTo(SumKey other) {
            var byDay = day.compareTo(other.day);
            return byDay == 0 ? category.compareTo(other.category) : byDay;
        }
    }

    private record Sum(long count, long usage, String units, BigDecimal price) {

        private Sum plus(Sum other) {
            return new Sum(count + other.count, usage + other.usage, units, price.add(other.price));
        }

        private UsageRecord record(long sequence, String accountSid, LocalDate day, String category) {
            return new UsageRecord(sequence, accountSid, day, category, count, usage, units, price);
        }
    }
}
