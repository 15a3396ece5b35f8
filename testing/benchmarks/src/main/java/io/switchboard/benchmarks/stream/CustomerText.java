package io.switchboard.benchmarks.stream;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A customer's text message, with the parameters that Twilio sends for one from the United States. */
record CustomerText(String sid, TenantAccount tenant, Map<String, String> form) {

    /** A new text; equal numbers are the same customer. */
    static CustomerText from(int customer, TenantAccount tenant) {
        var sid = "SM" + UUID.randomUUID().toString().replace("-", "");
        var form = new LinkedHashMap<String, String>();
        form.put("ToCountry", "US");
        form.put("ToState", "");
        form.put("SmsMessageSid", sid);
        form.put("NumMedia", "0");
        form.put("ToCity", "");
        form.put("FromZip", "94107");
        form.put("SmsSid", sid);
        form.put("FromState", "CA");
        form.put("SmsStatus", "received");
        form.put("FromCity", "SAN FRANCISCO");
        form.put("Body", "Are you open on Sunday & is parking 5 € or less? 🚗 " + sid.substring(2, 10));
        form.put("FromCountry", "US");
        form.put("To", tenant.number());
        form.put("ToZip", "");
        form.put("NumSegments", "2");
        form.put("MessageSid", sid);
        form.put("AccountSid", tenant.accountSid());
        form.put("From", "+1555%07d".formatted(2_000_000 + customer));
        form.put("ApiVersion", "2010-04-01");
        return new CustomerText(sid, tenant, form);
    }

    String encoded() {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
