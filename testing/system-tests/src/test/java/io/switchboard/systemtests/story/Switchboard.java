package io.switchboard.systemtests.story;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A whole installation of the shipped jars, as users run it. */
public final class Switchboard implements AutoCloseable {

    private final FreePorts ports = FreePorts.find();
    private final LauncherProcess launcher = new LauncherProcess(ports);
    private final Twilio twilio = new Twilio(ports.emulator());
    private final Services services = new Services(ports.control());
    private final Operator operator = new Operator(ports, launcher.data());
    private final Map<Tenant, Agent> agents = new EnumMap<>(Tenant.class);

    /** Starts the installation and returns when it is ready. */
    Switchboard() {
        launcher.awaitReady();
        for (var tenant : Tenant.values()) {
            agents.put(tenant, new Agent(tenant, gateway(), ports.issuer()));
        }
    }

    /** The single address that users and Twilio use. */
    public String gateway() {
        return ports.gateway();
    }

    public String issuer() {
        return ports.issuer();
    }

    /** The key with which the issuer signs tokens. */
    public Path signingKey() {
        return launcher.data().resolve("signing-key.json");
    }

    public Twilio twilio() {
        return twilio;
    }

    public Services services() {
        return services;
    }

    public Operator operator() {
        return operator;
    }

    public Agent agentOf(Tenant tenant) {
        return Objects.requireNonNull(agents.get(tenant));
    }

    /** Returns a new customer who texts this tenant's number. */
    public Customer customerOf(Tenant tenant) {
        return Customer.of(tenant, twilio);
    }

    /** Returns a new caller of this tenant's number. */
    public Caller callerOf(Tenant tenant) {
        return Caller.of(customerOf(tenant).number(), tenant, twilio);
    }

    public List<Customer> customersOf(Tenant tenant, int count) {
        return Customer.several(count, tenant, twilio);
    }

    /** Gives a new tenant an account with this number. */
    public TenantAccount accountOf(String tenant, String number) {
        return TenantAccount.of(this, ports.emulator(), tenant, number);
    }

    public Topic topic(String name) {
        return new Topic(name, ports.kafka());
    }

    /** Returns a webhook as Twilio, or an impostor, would send it. */
    public Webhook webhook(Tenant signer, String path) {
        return new Webhook(gateway(), signer, path);
    }

    /** Sends a request to the API with any token, or without one if it is empty. */
    public Answer getWithToken(String path, String token) {
        var request = Http.to(gateway() + path);
        return Http.send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }

    /** Sends a request as from a browser's address bar, which prefers HTML or XML. */
    public Answer getAsABrowser(String path, String token) {
        return Http.send(Http.to(gateway() + path)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"));
    }

    String lastLines() {
        return launcher.lastLines();
    }

    @Override
    public void close() {
        agents.values().forEach(Agent::close);
        launcher.close();
    }
}
