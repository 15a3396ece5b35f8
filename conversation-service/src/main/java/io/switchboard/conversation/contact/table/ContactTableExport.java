package io.switchboard.conversation.contact.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.conversation.csv.CsvLine;
import io.switchboard.events.Address;
import io.switchboard.events.Contact;
import io.switchboard.events.Contact.ContactAddress;
import io.switchboard.job.JobRun;
import io.switchboard.job.result.FileJob;
import io.switchboard.job.result.JobResults;
import io.switchboard.web.Cursor;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes all contacts as a table that can be imported again, the newest contact first, without holding more than a page. */
@Component
class ContactTableExport extends FileJob {

    static final String NAME = "contacts-export";

    private static final String WHATSAPP = "whatsapp";
    private static final int PAGE = 200;

    private final Contacts contacts;

    ContactTableExport(Contacts contacts, JobResults results) {
        super(NAME, results);
        this.contacts = contacts;
    }

    /** Takes a page of contacts. */
    private interface PageReader {

        void read(List<StoredContact> page) throws IOException;
    }

    @Override
    public String run(JobRun run) {
        return store(run, "contacts.csv", "text/csv;charset=utf-8", out -> write(run, out));
    }

    /** The columns have to be known first, so the contacts are read twice. */
    private void write(JobRun run, OutputStream out) throws IOException {
        var attributes = new TreeSet<String>();
        var counted = new int[1];
        forEachPage(run.tenantId(), page -> {
            counted[0] += page.size();
            page.forEach(contact -> attributes.addAll(contact.attributes().keySet()));
            run.advance(0);
        });
        run.total(counted[0]);
        var header = new ArrayList<>(
                List.of(ImportColumn.CONTACT_ID, "name", "phone", WHATSAPP, "addresses", ImportColumn.KNOWN_SINCE));
        header.addAll(attributes);
        write(out, header);
        forEachPage(run.tenantId(), page -> {
            for (var contact : page) {
                write(out, cells(contact.view(), attributes));
            }
            run.advance(page.size());
        });
    }

    private void forEachPage(TenantId tenant, PageReader reader) throws IOException {
        @Nullable Cursor after = null;
        var page = contacts.page(tenant, after, PAGE);
        while (!page.isEmpty()) {
            reader.read(page);
            after = Cursor.of(page.getLast().createdAt(), page.getLast().id());
            page = contacts.page(tenant, after, PAGE);
        }
    }

    private static List<String> cells(Contact contact, SortedSet<String> attributes) {
        var cells = new ArrayList<String>();
        cells.add(contact.id());
        cells.add(contact.name() == null ? "" : contact.name());
        cells.add(addresses(contact, own -> own.channel().equals(Address.SMS), false));
        cells.add(addresses(contact, own -> own.channel().equals(WHATSAPP), false));
        cells.add(addresses(
                contact,
                own -> !own.channel().equals(Address.SMS) && !own.channel().equals(WHATSAPP),
                true));
        cells.add(contact.createdAt().toString());
        attributes.forEach(attribute -> cells.add(contact.attributes().getOrDefault(attribute, "")));
        return cells;
    }

    private static String addresses(Contact contact, Predicate<ContactAddress> selected, boolean isWithChannel) {
        return contact.addresses().stream()
                .filter(selected)
                .map(own -> isWithChannel ? own.channel() + ":" + own.value() : own.value())
                .collect(Collectors.joining(";"));
    }

    private static void write(OutputStream out, List<String> cells) throws IOException {
        var line = CsvLine.of(cells.stream().map(CsvLine::harmless).toList());
        out.write(line.getBytes(StandardCharsets.UTF_8));
    }
}
