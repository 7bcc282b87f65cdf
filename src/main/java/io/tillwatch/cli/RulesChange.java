package io.tillwatch.cli;

import io.tillwatch.model.Failure;
import io.tillwatch.model.RulesVersion;
import io.tillwatch.model.Sentence;
import io.tillwatch.model.Signature;
import io.tillwatch.service.RuleBook;
import io.tillwatch.service.Workspace;
import java.time.Instant;
import java.time.LocalDate;

/** What a command on the rules does, and by whom. */
interface RulesChange {
    /** The version that came of it. */
    RulesVersion of(RuleBook book, Signature by, LocalDate today);

    /** Makes the change and prints the version, with what to do next. */
    static int make(CommandContext context, RulesChange change, Next next) {
        try (Workspace workspace = context.open()) {
            workspace.admin().prepareRecords();
            Instant now = workspace.serverClock().read();
            Signature by = new Signature(context.surroundings().startedBy().get(), now);
            LocalDate today = LocalDate.ofInstant(now, context.settings().zone());
            RulesVersion version = change.of(workspace.ruleBook(), by, today);
            new RulesView(context).print(version, next.after(version));
        }
        return ExitCode.DONE;
    }

    /** Says what to do next. */
    interface Next {
        Sentence after(RulesVersion version);
    }

    /** The usual next step of a draft. */
    static Sentence draftNext(RulesVersion version) {
        return Sentence.of("rules.next.draft", version.number(), version.number(), version.number());
    }

    static Failure wrong(Sentence sentence) {
        return new Failure(Failure.Kind.SETTINGS, sentence);
    }
}
