package io.switchboard.systemtests.story;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.switchboard.testing.log.BuildLog;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides the installation that all tests share, started for the first and stopped after the last. Before each test
 * Twilio becomes unkind; after a failed one the end of the log is printed.
 */
public final class RunningSwitchboard implements ParameterResolver, BeforeEachCallback, AfterTestExecutionCallback {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Switchboard.class;
    }

    @Override
    public Switchboard resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        running(context).twilio().isUnkind();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            BuildLog.print(context.getDisplayName() + " failed. The end of target/system.log:\n"
                    + running(context).lastLines());
        }
    }

    private static Switchboard running(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(Shared.class, unseen -> Shared.of(Switchboard::new), Shared.class)
                .switchboard()
                .join();
    }

    /** Holds the result of the start: if it failed, each test fails at once instead of starting again. */
    private record Shared(CompletableFuture<Switchboard> switchboard) implements AutoCloseable {

        static Shared of(Supplier<Switchboard> start) {
            return new Shared(CompletableFuture.supplyAsync(start, Runnable::run));
        }

        @Override
        public void close() {
            if (!switchboard.isCompletedExceptionally()) {
                switchboard.join().close();
            }
        }
    }
}
