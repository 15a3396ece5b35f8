package io.switchboard.benchmarks.store;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Gives texts and statuses to the service, or stores them one by one, and measures how long it takes. */
final class StoreSeries implements AutoCloseable {

    static final String ONE_BY_ONE = ", one by one";

    private static final String TEXTS = "texts";
    private static final String STATUSES = "statuses";

    private final StoreOptions options;
    private final StoreInstallation installation;
    private final TwilioRecords records;
    private final EventReader events;
    private final OneByOneStore oneByOne;
    private @Nullable StoredCopies copies;
    private List<SampleText> lastOneByOne = List.of();

    StoreSeries(StoreOptions options, StoreInstallation installation) throws InterruptedException {
        this.options = options;
        this.installation = installation;
        this.records = new TwilioRecords(installation.bootstrapServers());
        this.events = new EventReader(installation.bootstrapServers());
        this.oneByOne = new OneByOneStore(installation.database(), installation.bootstrapServers(), options.inFlight());
    }

    /** The texts of these customers in turn, each of whom texts as often. */
    StoreFigures texts(int firstCustomer, int customers) throws InterruptedException {
        return texts(TEXTS, SampleText.of(options.texts(), firstCustomer, customers));
    }

    StoreFigures texts(String name, List<SampleText> samples) throws InterruptedException {
        events.skip();
        var cpu = installation.serviceCpu();
        var begin = System.nanoTime();
        records.texts(samples);
        return figures(name, samples.size(), events.await(EventReader.RECEIVED, samples.size()), begin, cpu.toNanos());
    }

    StoreFigures textsOneByOne() throws InterruptedException {
        lastOneByOne = SampleText.of(options.oneByOne(), 0, options.conversations());
        return oneByOne(TEXTS, lastOneByOne.size(), oneByOne.texts(lastOneByOne));
    }

    /** Statuses of as many outbound messages as are needed, which are stored before. */
    StoreFigures statuses() throws InterruptedException {
        var messages = options.statuses() / TwilioRecords.statusesPerMessage();
        var samples = SampleText.of(messages, 0, options.conversations());
        copies().outbound(samples);
        var wanted = messages * TwilioRecords.statusesPerMessage();
        events.skip();
        var cpu = installation.serviceCpu();
        var begin = System.nanoTime();
        records.statuses(samples, options.apart());
        return figures(STATUSES, wanted, events.await(EventReader.STATUS_CHANGED, wanted), begin, cpu.toNanos());
    }

    StoreFigures statusesOneByOne() throws InterruptedException {
        var statuses = lastOneByOne.size() * TwilioRecords.statusesPerMessage();
        return oneByOne(STATUSES, statuses, oneByOne.statuses(lastOneByOne));
    }

    /** Copies of the documents of a text of a further customer. */
    StoredCopies copies() throws InterruptedException {
        var existing = copies;
        if (existing != null) {
            return existing;
        }
        var sample = SampleText.of(1, 9_999_999, 1);
        texts(TEXTS, sample);
        installation.awaitRest();
        var made = StoredCopies.of(installation.database(), sample.getFirst());
        copies = made;
        return made;
    }

    @Override
    public void close() {
        oneByOne.close();
        events.close();
        records.close();
    }

    private StoreFigures figures(String name, int asked, EventReader.Count count, long begin, long cpuBefore)
            throws InterruptedException {
        installation.awaitRest();
        var cpu = (installation.serviceCpu().toNanos() - cpuBefore) / 1e3 / asked;
        return new StoreFigures(name, asked, count.found(), count.repeated(), asked * 1e9 / (count.at() - begin), cpu);
    }

    private StoreFigures oneByOne(String name, int asked, long nanos) {
        return new StoreFigures(name + ONE_BY_ONE, asked, asked, 0, asked * 1e9 / Math.max(1, nanos), 0);
    }
}
