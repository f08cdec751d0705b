<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Inpaint Studio</name>
    <message>
        <location filename="../../inpaint_studio/batch/cluster.py"/>
        <source>“{name}” could not be restored: the process that worked on it ended twice, as when memory runs out.</source>
        <translation>„{name}“ konnte nicht restauriert werden: Der Prozess, der daran arbeitete, endete zweimal, wie wenn der Arbeitsspeicher ausgeht.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/cluster.py"/>
        <source>The workers cannot go on: {reason}. What is done is done; --resume does the rest.</source>
        <translation>Die Arbeitsprozesse können nicht weitermachen: {reason}. Was fertig ist, ist fertig; --resume erledigt den Rest.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/cluster.py"/>
        <source>No scheduler answers at “{address}”.</source>
        <translation>Unter „{address}“ antwortet kein Scheduler.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/cluster.py"/>
        <source>The scheduler at “{address}” has no workers. Start some with “dask worker”.</source>
        <translation>Der Scheduler unter „{address}“ hat keine Arbeitsprozesse. Starten Sie welche mit „dask worker“.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/copying.py"/>
        <source>“{name}” was changed while it was copied.</source>
        <translation>„{name}“ wurde geändert, während es kopiert wurde.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/copying.py"/>
        <source>The backup “{name}” is there already, and of another file.</source>
        <translation>Die Sicherungskopie „{name}“ ist schon da und stammt von einer anderen Datei.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/lock.py"/>
        <source>Nothing can be written into “{folder}”: {reason}.</source>
        <translation>In „{folder}“ lässt sich nichts schreiben: {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/lock.py"/>
        <source>Another batch is writing into “{folder}”. Wait for its end, or stop it.</source>
        <translation>Ein anderer Stapel schreibt gerade in „{folder}“. Warten Sie, bis er fertig ist, oder halten Sie ihn an.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/manifest.py"/>
        <source>There is no manifest of a batch in “{folder}”.</source>
        <translation>In „{folder}“ liegt kein Manifest eines Stapels.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/manifest.py"/>
        <location filename="../../inpaint_studio/files/session/session.py"/>
        <source>“{name}” was written by a newer version of Inpaint Studio. Update the program to open it.</source>
        <translation>„{name}“ wurde von einer neueren Version von Inpaint Studio geschrieben. Aktualisieren Sie das Programm, um die Datei zu öffnen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/manifest.py"/>
        <source>The manifest “{name}” cannot be written: the drive is full.</source>
        <translation>Das Manifest „{name}“ kann nicht geschrieben werden: Das Laufwerk ist voll.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/manifest.py"/>
        <source>The manifest “{name}” cannot be used: {reason}.</source>
        <translation>Das Manifest „{name}“ ist nicht zu gebrauchen: {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/marking.py"/>
        <source>There is no mask of it.</source>
        <translation>Dazu gibt es keine Maske.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/marking.py"/>
        <source>{share} of the photo is marked, more than {limit}.</source>
        <translation>{share} des Fotos sind markiert, mehr als {limit}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/marking.py"/>
        <source>Much of what may be damage is doubtful.</source>
        <translation>Vieles, was ein Schaden sein könnte, ist zweifelhaft.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/options.py"/>
        <source>This batch was made by another version of Inpaint Studio. Begin it anew.</source>
        <translation>Dieser Stapel stammt von einer anderen Version von Inpaint Studio. Beginnen Sie ihn neu.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/options.py"/>
        <source>Say what is to be restored: by a folder of masks, by finding damage, or by both.</source>
        <translation>Sagen Sie, was restauriert werden soll: durch einen Ordner mit Masken, durch die Suche nach Schäden oder durch beides.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/options.py"/>
        <source>Examples of damage, and an infrared plane of its own, belong to one photo.</source>
        <translation>Beispiele für Schäden und eine eigene Infrarot-Ebene gehören zu einem einzelnen Foto.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/options.py"/>
        <source>The largest share that is restored must be more than 0 and at most 100 %.</source>
        <translation>Der größte Anteil, der restauriert wird, muss über 0 und darf höchstens 100 % sein.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/options.py"/>
        <source>The memory that photos may take must be more than 0 and at most 100 %.</source>
        <translation>Der Speicher, den Fotos belegen dürfen, muss über 0 und darf höchstens 100 % sein.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/options.py"/>
        <source>There cannot be fewer than 0 workers.</source>
        <translation>Weniger als 0 Arbeitsprozesse kann es nicht geben.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/photo.py"/>
        <source>“{name}” could not be restored: {reason}.</source>
        <translation>„{name}“ konnte nicht restauriert werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/photo.py"/>
        <source>“{name}” could not be restored: the program has a fault ({fault}). Please report it.</source>
        <translation>„{name}“ konnte nicht restauriert werden: Das Programm hat einen Fehler ({fault}). Bitte melden Sie ihn.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/photo.py"/>
        <location filename="../../inpaint_studio/files/load.py"/>
        <location filename="../../inpaint_studio/files/session/saved_work.py"/>
        <location filename="../../inpaint_studio/files/session/session.py"/>
        <source>“{name}” cannot be opened: {reason}.</source>
        <translation>„{name}“ kann nicht geöffnet werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/photo.py"/>
        <location filename="../../inpaint_studio/files/target.py"/>
        <source>“{name}” is of a format that is only opened, not written. Save the photo under another name, as TIFF.</source>
        <translation>„{name}“ hat ein Format, das nur geöffnet, nicht geschrieben wird. Speichern Sie das Foto unter einem anderen Namen, als TIFF.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/placing.py"/>
        <source>“{name}” was changed while the batch was running. Run the batch again to have it done.</source>
        <translation>„{name}“ wurde geändert, während der Stapel lief. Lassen Sie den Stapel noch einmal laufen, damit es erledigt wird.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/placing.py"/>
        <source>“{name}” is there already, and not by this batch. It was left as it is.</source>
        <translation>„{name}“ ist schon da und stammt nicht von diesem Stapel. Es wurde so gelassen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/plan.py"/>
        <source>A batch into this folder has not come to its end. Add --resume to let it go on.</source>
        <translation>Ein Stapel in diesen Ordner ist nicht bis zum Ende gekommen. Mit --resume geht er weiter.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/plan.py"/>
        <source>It was not found any more.</source>
        <translation>Es wurde nicht mehr gefunden.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/plan.py"/>
        <location filename="../../inpaint_studio/batch/walk.py"/>
        <source>There is no folder “{folder}”.</source>
        <translation>Einen Ordner „{folder}“ gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/plan.py"/>
        <source>“{folder}” lies in the folder where the results go. Choose another folder for them.</source>
        <translation>„{folder}“ liegt in dem Ordner, in den die Ergebnisse kommen. Wählen Sie für sie einen anderen Ordner.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/plan.py"/>
        <source>Its result would take the place of the manifest.</source>
        <translation>Sein Ergebnis käme an die Stelle des Manifests.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/plan.py"/>
        <source>Another photo would have the same result. Rename one, or restore them apart.</source>
        <translation>Ein anderes Foto ergäbe dieselbe Datei. Benennen Sie eines um oder restaurieren Sie beide getrennt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/plan.py"/>
        <source>It has several masks: {names}. Leave one.</source>
        <translation>Es hat mehrere Masken: {names}. Lassen Sie eine übrig.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/plan.py"/>
        <source>Its result is there already, and not by this batch. It was left as it is.</source>
        <translation>Sein Ergebnis ist schon da und stammt nicht von diesem Stapel. Es wurde so gelassen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/plan.py"/>
        <source>“{name}” failed before; --resume tries again.</source>
        <translation>„{name}“ ist schon einmal gescheitert; --resume versucht es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/plan.py"/>
        <source>“{name}” was changed after it was written; it stays so.</source>
        <translation>„{name}“ wurde geändert, nachdem es geschrieben war; es bleibt so.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/plan.py"/>
        <source>“{name}” is there already, of an earlier state or with other options; --resume makes it anew.</source>
        <translation>„{name}“ ist schon da, von einem früheren Stand oder mit anderen Optionen; --resume macht es neu.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Failed, or left as they are</source>
        <translation>Fehlgeschlagen oder gelassen, wie sie sind</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>To be reviewed</source>
        <translation>Durchzusehen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Restored</source>
        <translation>Restauriert</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Not done yet</source>
        <translation>Noch nicht bearbeitet</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Without a mark: copied as they are</source>
        <translation>Ohne Markierung: kopiert, wie sie sind</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>The report cannot be written: {reason}.</source>
        <translation>Der Bericht kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Batch of photos</source>
        <translation>Stapel von Fotos</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Time, last run</source>
        <translation>Zeit, letzter Lauf</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Work a photo</source>
        <translation>Arbeit je Foto</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Results and manifest: {place}</source>
        <translation>Ergebnisse und Verzeichnis: {place}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Begun {begun}, gone on with {again}</source>
        <translation>Begonnen {begun}, fortgesetzt {again}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Photos: {folders}</source>
        <translation>Fotos: {folders}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>damage that was found, sensitivity {value}</source>
        <translation>gefundene Schäden, Empfindlichkeit {value}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>masks in {folder}</source>
        <translation>Masken in {folder}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Restored: {what}</source>
        <translation>Restauriert: {what}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>engine {name}</source>
        <translation>Verfahren {name}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>where more than {share} % is marked somebody is asked</source>
        <translation>wo mehr als {share} % markiert sind, wird gefragt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>{seconds:.0f} s</source>
        <translation>{seconds:.0f} s</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>{minutes:.0f} min</source>
        <translation>{minutes:.0f} min</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>{hours:,} h {minutes} min</source>
        <translation>{hours:,} h {minutes} min</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <location filename="../../inpaint_studio/ui/editor/variant_names.py"/>
        <source>{seconds:.1f} s</source>
        <translation>{seconds:.1f} s</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>{share:.2f} % marked</source>
        <translation>{share:.2f} % markiert</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>{n:,} spots</source>
        <translation>
            <numerusform>{n:,} Stelle</numerusform>
            <numerusform>{n:,} Stellen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>what is marked</source>
        <translation>was markiert ist</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/restoring.py"/>
        <source>Add --invert-mask, or --no-invert-mask if as much as that is to be restored.</source>
        <translation>Geben Sie --invert-mask an, oder --no-invert-mask, wenn so viel restauriert werden soll.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/reviewing.py"/>
        <source>Nothing is proposed for this photo. Mark what is to be restored.</source>
        <translation>Für dieses Foto ist nichts vorgeschlagen. Markieren Sie, was restauriert werden soll.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/reviewing.py"/>
        <source>Nothing is proposed for “{name}” any more.</source>
        <translation>Für „{name}“ ist nichts mehr vorgeschlagen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/rows.py"/>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/rows.py"/>
        <source>under way</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/rows.py"/>
        <source>restored</source>
        <translation>restauriert</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/rows.py"/>
        <source>without a mark</source>
        <translation>ohne Fundstelle</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/rows.py"/>
        <source>to be reviewed</source>
        <translation>durchzusehen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/rows.py"/>
        <source>skipped</source>
        <translation>übergangen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/rows.py"/>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/rows.py"/>
        <source>left as it is</source>
        <translation>so gelassen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/run.py"/>
        <source>The folder “{folder}” cannot be made: {reason}.</source>
        <translation>Der Ordner „{folder}“ kann nicht angelegt werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/walk.py"/>
        <source>“{folder}” cannot be read: {reason}.</source>
        <translation>„{folder}“ kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/walk.py"/>
        <source>“{name}” is a link that leads nowhere.</source>
        <translation>„{name}“ ist eine Verknüpfung, die ins Leere führt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/walk.py"/>
        <source>“{name}” cannot be read: {reason}.</source>
        <translation>„{name}“ kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/workers.py"/>
        <source>A scheduler needs Dask: pip install “inpaint-studio[batch]”.</source>
        <translation>Ein Scheduler braucht Dask: pip install „inpaint-studio[batch]“.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/workers.py"/>
        <source>One photo after the other: several at a time need Dask, pip install “inpaint-studio[batch]”.</source>
        <translation>Ein Foto nach dem anderen: Mehrere zugleich brauchen Dask, pip install „inpaint-studio[batch]“.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/workers.py"/>
        <source>The engine is compiled once, for a minute or less.</source>
        <translation>Das Verfahren wird einmal übersetzt, höchstens eine Minute lang.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/document.py"/>
        <source>The mask is {mask} pixels, but the photo is {photo}. They must have the same size.</source>
        <translation>Die Maske hat {mask} Pixel, das Foto aber {photo}. Beide müssen gleich groß sein.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/donors.py"/>
        <source>Nothing can be taken from where you marked “Take from here”: all of it is masked, protected, transparent or marked “Not from here”. Mark another place.</source>
        <translation>Von dort, wo Sie „Von hier nehmen“ markiert haben, kann nichts genommen werden: Alles dort ist maskiert, geschützt, durchsichtig oder mit „Nicht von hier“ markiert. Markieren Sie eine andere Stelle.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/edit.py"/>
        <source>A step of the history is damaged.</source>
        <translation>Ein Schritt des Verlaufs ist beschädigt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/engine.py"/>
        <source>{title} must be one of {names}, not {value}.</source>
        <translation>{title}: erlaubt sind {names}, nicht {value}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/engine.py"/>
        <source>{title} must be on or off, not {value}.</source>
        <translation>{title} kann nur ein oder aus sein, nicht {value}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/engine.py"/>
        <source>{title} must be a text, not {value}.</source>
        <translation>{title} muss ein Text sein, nicht {value}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/engine.py"/>
        <source>{title} must be a whole number, not {value}.</source>
        <translation>{title} muss eine ganze Zahl sein, nicht {value}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/engine.py"/>
        <source>{title} must be a number, not {value}.</source>
        <translation>{title} muss eine Zahl sein, nicht {value}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/engine.py"/>
        <source>{title} must lie between {minimum} and {maximum}, not at {value}.</source>
        <translation>{title} muss zwischen {minimum} und {maximum} liegen, nicht bei {value}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/engine.py"/>
        <source>{title} must be at least {minimum}, not {value}.</source>
        <translation>{title} muss mindestens {minimum} sein, nicht {value}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/engine.py"/>
        <source>{title} must be at most {maximum}, not {value}.</source>
        <translation>{title} darf höchstens {maximum} sein, nicht {value}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/fade_stroke.py"/>
        <source>Fade: {strength} %</source>
        <translation>Abschwächen: {strength} %</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/fade_stroke.py"/>
        <source>Fade: {strength} %, edge {edge} px</source>
        <translation>Abschwächen: {strength} %, Rand {edge} px</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/packed.py"/>
        <source>A step of the history cannot be read back from the drive: {error}.</source>
        <translation>Ein Schritt des Verlaufs lässt sich nicht vom Laufwerk zurücklesen: {error}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/packed.py"/>
        <source>A step of the history cannot be read back from the drive: it ends too early.</source>
        <translation>Ein Schritt des Verlaufs lässt sich nicht vom Laufwerk zurücklesen: Er endet zu früh.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/packed.py"/>
        <source>A step of the history is lost.</source>
        <translation>Ein Schritt des Verlaufs ist verloren.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/photo.py"/>
        <source>The pixels of a photo must be of the kind that it says.</source>
        <translation>Die Pixel eines Fotos müssen von der Art sein, die es angibt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/photo.py"/>
        <source>The transparency of a photo must have the photo&apos;s size and depth.</source>
        <translation>Die Transparenz eines Fotos muss dessen Größe und Farbtiefe haben.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/regular_file.py"/>
        <source>it is a device, a pipe or a socket, not a file</source>
        <translation>es ist ein Gerät, eine Pipe oder ein Socket, keine Datei</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/regular_file.py"/>
        <source>it is too large</source>
        <translation>sie ist zu groß</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/restore.py"/>
        <location filename="../../inpaint_studio/ui/window/upkeep.py"/>
        <source>Restore</source>
        <translation>Restaurieren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/restore.py"/>
        <source>The mask covers the whole photo; nothing is left to restore it from.</source>
        <translation>Die Maske bedeckt das ganze Foto; nichts ist übrig, woraus es restauriert werden könnte.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/span.py"/>
        <source>Around what is to be restored the photo holds nothing but NaN and infinity.</source>
        <translation>Um das, was restauriert werden soll, enthält das Foto nur NaN und Unendlich.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/unseen.py"/>
        <source>What is not marked is fully transparent; nothing is left to restore the photo from.</source>
        <translation>Was nicht markiert ist, ist ganz durchsichtig; nichts ist übrig, woraus das Foto restauriert werden könnte.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>“{name}” is too large to be a card of weights.</source>
        <translation>„{name}“ ist zu groß für eine Karte zu Gewichten.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>The card of the weights, “{name}”, cannot be read: {reason}.</source>
        <translation>Die Karte der Gewichte, „{name}“, kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>“{name}” is no card of weights: it is not JSON.</source>
        <translation>„{name}“ ist keine Karte zu Gewichten: kein JSON.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>“{name}” is no card of weights of a format that this program knows.</source>
        <translation>„{name}“ ist keine Karte zu Gewichten in einem Format, das dieses Programm kennt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>“{name}” is no card of weights that this program knows: {error}.</source>
        <translation>„{name}“ ist keine Karte zu Gewichten, die dieses Programm kennt: {error}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>“{name}” is the card of a network too large for this program.</source>
        <translation>„{name}“ ist die Karte eines Netzes, das für dieses Programm zu groß ist.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>“{name}” is a card that lists other weights than its network has.</source>
        <translation>„{name}“ ist eine Karte, die andere Gewichte nennt, als ihr Netz hat.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>The weights “{name}” hold more than their card says.</source>
        <translation>Die Gewichte „{name}“ enthalten mehr, als ihre Karte sagt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>The weights “{name}” cannot be read: {reason}.</source>
        <translation>Die Gewichte „{name}“ können nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>The weights “{name}” are not those of their card: the file was changed or is damaged.</source>
        <translation>Die Gewichte „{name}“ sind nicht die ihrer Karte: Die Datei wurde verändert oder ist beschädigt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>The weights “{name}” are not those that their card lists.</source>
        <translation>Die Gewichte „{name}“ sind nicht die, die ihre Karte aufzählt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>The weights “{name}” cannot be read: the file is damaged or of another kind.</source>
        <translation>Die Gewichte „{name}“ können nicht gelesen werden: Die Datei ist beschädigt oder von anderer Art.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>The weights “{name}” hold something that is no number.</source>
        <translation>Die Gewichte „{name}“ enthalten etwas, das keine Zahl ist.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/finding.py"/>
        <source>{count} marks were found, {share} % of the photo.</source>
        <translation>{count} Fundstellen, {share} % des Fotos.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/finding.py"/>
        <source>{count} marks were seen in infrared, {share} % of the photo.</source>
        <translation>{count} Fundstellen im Infrarot, {share} % des Fotos.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/finding.py"/>
        <source>A margin cannot be below 0 pixels.</source>
        <translation>Ein Rand kann nicht unter 0 Pixeln liegen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/finding.py"/>
        <source>Damage was looked for in infrared ({place}).</source>
        <translation>Schäden wurden im Infrarot gesucht ({place}).</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/finding.py"/>
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>No damage was found.</source>
        <translation>Es wurde kein Schaden gefunden.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/finding.py"/>
        <source>That is more than damage usually is: look at the mask before you trust it.</source>
        <translation>Das ist mehr, als Schäden gewöhnlich ausmachen: Sehen Sie sich die Maske an, bevor Sie ihr vertrauen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/infrared/find.py"/>
        <source>In this infrared plane the photo itself is seen, as with black-and-white film and Kodachrome, whose silver or dyes absorb infrared light. So it cannot tell damage from the photo. Find the damage without it.</source>
        <translation>In dieser Infrarotebene ist das Foto selbst zu sehen, wie bei Schwarzweißfilm und Kodachrome, deren Silber oder Farbstoffe infrarotes Licht schlucken. So unterscheidet sie Schäden nicht vom Foto. Suchen Sie die Schäden ohne sie.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/infrared/find.py"/>
        <source>The infrared plane is {plane} pixels, but the photo is {photo}. They must have the same size.</source>
        <translation>Die Infrarotebene hat {plane} Pixel, das Foto aber {photo}. Beide müssen gleich groß sein.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/judge.py"/>
        <source>The weights that judge marks cannot be read.</source>
        <translation>Die Gewichte, nach denen Fundstellen beurteilt werden, können nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/kinds.py"/>
        <source>Damage</source>
        <translation>Schäden</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/kinds.py"/>
        <source>Damage {number}</source>
        <translation>Schäden {number}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/kinds_file.py"/>
        <location filename="../../inpaint_studio/detection/marks_file.py"/>
        <source>What was found on this photo is damaged.</source>
        <translation>Was auf diesem Foto gefunden wurde, ist beschädigt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/marks.py"/>
        <source>The sensitivity must lie between 0 and 100, not at {value}.</source>
        <translation>Die Empfindlichkeit muss zwischen 0 und 100 liegen, nicht bei {value}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/marks.py"/>
        <source>The sizes of marks cannot be below 0 pixels.</source>
        <translation>Die Größe von Fundstellen kann nicht unter 0 Pixeln liegen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/marks.py"/>
        <source>Marks are bright, dark or both, not “{value}”.</source>
        <translation>Fundstellen sind hell (bright), dunkel (dark) oder beides (both), nicht „{value}“.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/registry.py"/>
        <source>This photo has no infrared plane. Film scanners can save one, in the same file or beside it, as NAME_IR.tif.</source>
        <translation>Dieses Foto hat keine Infrarotebene. Filmscanner können eine speichern, in derselben Datei oder daneben, als NAME_IR.tif.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/registry.py"/>
        <location filename="../../inpaint_studio/detection/strokes/search.py"/>
        <source>Paint over some of the damage first: three places or more, of one kind.</source>
        <translation>Übermalen Sie zuerst einige Schäden: drei Stellen oder mehr, von einer Art.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/registry.py"/>
        <source>By itself</source>
        <translation>Von selbst</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/registry.py"/>
        <source>A trained network finds scratches, cracks, creases, dust and stains.</source>
        <translation>Ein trainiertes Netz findet Kratzer, Risse, Knicke, Staub und Flecken.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/registry.py"/>
        <source>Like my strokes</source>
        <translation>Wie meine Striche</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/registry.py"/>
        <source>Paint over some places of the damage, and the rest like it is found.</source>
        <translation>Übermalen Sie einige Stellen des Schadens, und der übrige von dieser Art wird gefunden.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/registry.py"/>
        <source>Seen in infrared</source>
        <translation>Im Infrarot gesehen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/registry.py"/>
        <source>Dust and scratches are dark in the infrared plane of a film scan, and colour film is not.</source>
        <translation>Staub und Kratzer sind in der Infrarotebene eines Filmscans dunkel, Farbfilm ist es nicht.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/strokes/learned.py"/>
        <source>What was learned from strokes cannot be read.</source>
        <translation>Was aus Strichen gelernt wurde, kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/strokes/learned.py"/>
        <source>The weights that strokes are learned with cannot be read.</source>
        <translation>Die Gewichte, mit denen aus Strichen gelernt wird, können nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/strokes/search.py"/>
        <source>Nothing differs from the photo under the strokes. Paint over damage that can be seen.</source>
        <translation>Unter den Strichen weicht nichts vom Foto ab. Übermalen Sie Schäden, die zu sehen sind.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/auto/options.py"/>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/auto/options.py"/>
        <source>Any damage: thin scratches and dust fast, wide damage by the network, with grain and texture from nearby.</source>
        <translation>Jeder Schaden: dünne Kratzer und Staub schnell, breite Schäden durch das Netz, mit Korn und Textur aus der Umgebung.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/auto/options.py"/>
        <source>Chooses a method for each spot</source>
        <translation>Wählt für jede Stelle eine Methode</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/auto/options.py"/>
        <source>Grain and texture</source>
        <translation>Korn und Textur</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/auto/options.py"/>
        <source>How much of the surroundings&apos; grain and texture a filling gets; 0 leaves it smooth.</source>
        <translation>Wie viel von Korn und Textur der Umgebung eine Füllung bekommt; bei 0 bleibt sie glatt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/auto/options.py"/>
        <location filename="../../inpaint_studio/engines/texture/options.py"/>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/auto/options.py"/>
        <source>Wide from</source>
        <translation>Breit ab</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/auto/options.py"/>
        <source>Where damage is this wide, the network restores it.</source>
        <translation>Wo ein Schaden so breit ist, restauriert ihn das Netz.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/auto/options.py"/>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Quick</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Scratches, cracks, dust and small spots: continues what surrounds them. Fast on any size of scan.</source>
        <translation>Kratzer, Risse, Staub und kleine Flecken: setzt fort, was sie umgibt. Schnell bei Scans jeder Größe.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Fast Marching Method (Telea 2004)</source>
        <translation>Fast-Marching-Methode (Telea 2004)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Grain</source>
        <translation>Korn</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Makes the restored pixels as grainy as their surroundings; clean surroundings get none.</source>
        <translation>Macht die restaurierten Pixel so körnig wie ihre Umgebung; wo diese glatt ist, kommt kein Korn hinzu.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <location filename="../../inpaint_studio/files/tiff/write.py"/>
        <source>None</source>
        <translation>Ohne</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Like the surroundings</source>
        <translation>Wie die Umgebung</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <location filename="../../inpaint_studio/engines/texture/options.py"/>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Another number gives other grain that matches as well.</source>
        <translation>Eine andere Zahl ergibt anderes Korn, das ebenso gut passt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Continue lines and edges from both sides of a spot, or fill plainly from its rim inwards as Telea does.</source>
        <translation>Linien und Kanten von beiden Seiten einer Stelle fortsetzen oder schlicht vom Rand nach innen füllen wie Telea.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Continue lines and edges</source>
        <translation>Linien fortsetzen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Plain (Telea 2004)</source>
        <translation>Einfach (Telea)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Radius</source>
        <translation>Radius</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>How far around each pixel known ones are looked at. Plain method only.</source>
        <translation>Wie weit im Umkreis jedes Pixels bekannte betrachtet werden. Nur bei der einfachen Methode.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Sweeps</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>How often the filling is gone over: more joins the sides of wide spots better and takes longer. Not for the plain method.</source>
        <translation>Wie oft die Füllung überarbeitet wird: mehr verbindet die Seiten breiter Stellen besser und dauert länger. Nicht für die schlichte Methode.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Finish</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Smooths the restored pixels afterwards.</source>
        <translation>Glättet die restaurierten Pixel anschließend.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Bilateral</source>
        <translation>Bilateral</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Median and bilateral</source>
        <translation>Median und bilateral</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/pconv/options.py"/>
        <source>Thorough</source>
        <translation>Gründlich</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/pconv/options.py"/>
        <source>Thin and wide damage alike: a trained network betters what Quick begins. The slowest.</source>
        <translation>Dünne und breite Schäden: ein trainiertes Netz verbessert, was „Schnell“ beginnt. Am langsamsten.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/pconv/options.py"/>
        <source>Partial-convolution network (Liu et al. 2018)</source>
        <translation>Netz mit partiellen Faltungen (Liu et al. 2018)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/pconv/options.py"/>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/pconv/options.py"/>
        <source>A file of weights that “train” has written, with its card beside it, instead of ours.</source>
        <translation>Eine Datei mit Gewichten, die „train“ geschrieben hat, mit ihrer Karte daneben, statt unserer.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/pconv/options.py"/>
        <source>Weights (*.npz);;All files (*)</source>
        <translation>Gewichte (*.npz);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/pconv/weights.py"/>
        <source>The weights do not fit the network: “{wrong}” is missing, of another shape, or too many.</source>
        <translation>Die Gewichte passen nicht zum Netz: „{wrong}“ fehlt, hat eine andere Form oder ist zu viel.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/registry.py"/>
        <source>The engine “{name}” has no option “{unknown}”. It has: {names}.</source>
        <translation>Das Verfahren „{name}“ hat keine Option „{unknown}“. Es hat: {names}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/registry.py"/>
        <source>There is no engine “{name}”. The engines are: {names}.</source>
        <translation>Ein Verfahren „{name}“ gibt es nicht. Die Verfahren sind: {names}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/texture/options.py"/>
        <source>Texture</source>
        <translation>Textur</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/texture/options.py"/>
        <source>Wide damage on stone, cloth, leaves, hair or water: fills it smoothly, then adds detail from nearby.</source>
        <translation>Breite Schäden auf Stein, Stoff, Laub, Haar oder Wasser: füllt sie glatt und fügt Einzelheiten aus der Nähe hinzu.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/texture/options.py"/>
        <source>Texture synthesis from patches nearby</source>
        <translation>Textursynthese aus Stücken der Umgebung</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/texture/options.py"/>
        <source>How much detail of the surroundings a wide filling gets; 0 leaves it smooth.</source>
        <translation>Wie viele Einzelheiten der Umgebung eine breite Füllung bekommt; bei 0 bleibt sie glatt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/texture/options.py"/>
        <source>Another number gives other texture and grain that match as well.</source>
        <translation>Eine andere Zahl ergibt andere Textur und anderes Korn, die ebenso gut passen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/atomic.py"/>
        <source>“{name}” could not be saved: {reason}.</source>
        <translation>„{name}“ konnte nicht gespeichert werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/atomic.py"/>
        <source>“{name}” could not be saved: its folder “{folder}” does not exist.</source>
        <translation>„{name}“ konnte nicht gespeichert werden: Den Ordner „{folder}“ gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/atomic.py"/>
        <source>“{name}” could not be saved: there is a folder of that name.</source>
        <translation>„{name}“ konnte nicht gespeichert werden: Es gibt einen Ordner dieses Namens.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/atomic.py"/>
        <source>“{name}” could not be saved: there is something of that name that is not a file.</source>
        <translation>„{name}“ konnte nicht gespeichert werden: Unter diesem Namen gibt es etwas, das keine Datei ist.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/atomic.py"/>
        <source>“{name}” could not be saved: it is write-protected. Save it under another name.</source>
        <translation>„{name}“ konnte nicht gespeichert werden: Die Datei ist schreibgeschützt. Speichern Sie unter einem anderen Namen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/bmp.py"/>
        <source>is a BMP of a kind that is too old to be opened. Convert it to PNG.</source>
        <translation>ist ein BMP einer zu alten Art, um geöffnet zu werden. Wandeln Sie es in PNG um.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/boxed/avif.py"/>
        <source>Its colours are not those of sRGB, but shown as such.</source>
        <translation>Seine Farben sind nicht die von sRGB, werden aber so gezeigt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/boxed/heic.py"/>
        <source>is a HEIC photo. To open it, install what reads these: pip install &quot;inpaint-studio[heic]&quot;. Or convert it to TIFF, PNG or JPEG with the phone&apos;s or the computer&apos;s own program.</source>
        <translation>ist ein HEIC-Foto. Um es zu öffnen, installieren Sie, was solche liest: pip install &quot;inpaint-studio[heic]&quot;. Oder wandeln Sie es mit dem Programm des Telefons oder des Rechners in TIFF, PNG oder JPEG um.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/boxed/jp2.py"/>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>holds colours of a kind that cannot be opened. Convert it to RGB to restore it.</source>
        <translation>enthält Farben einer Art, die nicht geöffnet werden kann. Wandeln Sie es in RGB um, um es zu restaurieren.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/boxed/jp2.py"/>
        <source>Resolutions</source>
        <translation>Auflösungen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/boxed/jp2.py"/>
        <source>How many sizes can be read from the file without the rest of it.</source>
        <translation>Wie viele Größen sich aus der Datei lesen lassen, ohne alles zu lesen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/boxed/jp2.py"/>
        <source>notes of other programs</source>
        <translation>Notizen anderer Programme</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/boxed/jp2.py"/>
        <source>holds measured values and no shades. Convert it to 16 bits to restore it.</source>
        <translation>enthält Messwerte und keine Tonwerte. Wandeln Sie es in 16 Bit um, um es zu restaurieren.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/boxed/jxl.py"/>
        <source>holds numbers of a kind that cannot be opened. Convert it to 16 bits to restore it.</source>
        <translation>enthält Zahlen einer Art, die sich nicht öffnen lässt. Wandeln Sie es in 16 Bit um, um es zu restaurieren.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/boxed/jxl.py"/>
        <source>The colours of a JPEG XL are taken for sRGB; another colour profile in it is not followed.</source>
        <translation>Die Farben eines JPEG XL werden als sRGB verstanden; einem anderen Farbprofil darin wird nicht gefolgt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/content.py"/>
        <source>is damaged and cannot be decoded. Try another copy of it.</source>
        <translation>ist beschädigt und lässt sich nicht dekodieren. Versuchen Sie es mit einer anderen Kopie.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/content.py"/>
        <source>Part of this file is damaged: where its data cannot be read, the photo shows gray or shifted colours. Look for another copy of it, or mask these places.</source>
        <translation>Ein Teil dieser Datei ist beschädigt: Wo ihre Daten unlesbar sind, zeigt das Foto Grau oder verschobene Farben. Suchen Sie eine andere Kopie oder maskieren Sie diese Stellen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/content.py"/>
        <source>This file ends before the photo does: what is missing is gray or coarse. Look for another copy of it, or mask what is missing.</source>
        <translation>Diese Datei endet vor dem Foto: Was fehlt, ist grau oder grob. Suchen Sie eine andere Kopie davon, oder maskieren Sie, was fehlt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/content.py"/>
        <source>is incomplete: it ends before the photo does. Copy or download it again.</source>
        <translation>ist unvollständig: Die Datei endet vor dem Foto. Kopieren oder laden Sie sie noch einmal.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/content.py"/>
        <source>has {width} × {height} pixels ({size:.0f} megapixels), more than the limit of {limit:g} megapixels. Raise it under “Largest photo” in the Preferences, or with --max-megapixels on the command line.</source>
        <translation>hat {width} × {height} Pixel ({size:.0f} Megapixel), mehr als die Grenze von {limit:g} Megapixeln. Heben Sie sie unter „Größtes Foto“ in den Einstellungen an oder mit --max-megapixels auf der Befehlszeile.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/content.py"/>
        <source>has {width} × {height} pixels, which take {needed:.1f} GB of memory, and {free:.1f} GB are free. Close other programs and try again.</source>
        <translation>hat {width} × {height} Pixel, die {needed:.1f} GB Speicher brauchen, und {free:.1f} GB sind frei. Schließen Sie andere Programme und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/formats.py"/>
        <source>TIFF image</source>
        <translation>TIFF-Bild</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/formats.py"/>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>PNG image</source>
        <translation>PNG-Bild</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/formats.py"/>
        <source>JPEG image</source>
        <translation>JPEG-Bild</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/formats.py"/>
        <source>WebP image</source>
        <translation>WebP-Bild</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/formats.py"/>
        <source>BMP image</source>
        <translation>BMP-Bild</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/formats.py"/>
        <source>JPEG 2000 image</source>
        <translation>JPEG-2000-Bild</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/formats.py"/>
        <source>There is no file format “{name}”. Choose one of {names}.</source>
        <translation>Ein Dateiformat „{name}“ gibt es nicht. Wählen Sie eines von {names}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/formats.py"/>
        <source>“{name}” does not say which format to write. Let its name end in {known}.</source>
        <translation>„{name}“ sagt nicht, in welchem Format geschrieben werden soll. Der Name muss auf {known} enden.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/infrared.py"/>
        <source>what its file calls transparency</source>
        <translation>was seine Datei Transparenz nennt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/infrared.py"/>
        <source>“{name}” has {plane} pixels, but the photo has {photo}. An infrared plane must have the photo&apos;s size.</source>
        <translation>„{name}“ hat {plane} Pixel, das Foto aber {photo}. Eine Infrarotebene muss so groß wie das Foto sein.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/infrared.py"/>
        <location filename="../../inpaint_studio/files/load.py"/>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>“{name}”</source>
        <translation>„{name}“</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/infrared.py"/>
        <source>a further page</source>
        <translation>eine weitere Seite</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/infrared.py"/>
        <source>a further channel</source>
        <translation>ein weiterer Kanal</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/patch.py"/>
        <source>The restored blocks could not be put into the JPEG, so nothing was written. Check the room on the drive; or export it as JPEG, which compresses all of it again, or save it as TIFF or PNG.</source>
        <translation>Die restaurierten Blöcke ließen sich nicht in das JPEG einsetzen; es wurde nichts geschrieben. Prüfen Sie den Platz auf dem Laufwerk; oder exportieren Sie als JPEG, was alles neu komprimiert, oder speichern Sie als TIFF oder PNG.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <source>This file seems to be damaged: from one place on, the photo is brighter, darker or of another hue. Look for another copy of it.</source>
        <translation>Diese Datei scheint beschädigt zu sein: Von einer Stelle an ist das Foto heller, dunkler oder anders getönt. Suchen Sie eine andere Kopie davon.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <source>This JPEG has {bits} bits a channel. It is saved with 8, and all of it is compressed again. Save it as TIFF or PNG to keep everything.</source>
        <translation>Dieses JPEG hat {bits} Bit je Kanal. Es wird mit 8 gespeichert und ganz neu komprimiert. Speichern Sie es als TIFF oder PNG, um alles zu behalten.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <source>A JPEG of this kind cannot be saved block by block: all of it is compressed again, about as well as it was, so pixels outside the mask change a little too. TIFF and PNG keep every one of them.</source>
        <translation>Ein JPEG dieser Art lässt sich nicht blockweise speichern: Es wird als Ganzes neu komprimiert, etwa so gut wie zuvor, sodass sich auch Pixel außerhalb der Maske ein wenig ändern. TIFF und PNG bewahren jedes einzelne.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <location filename="../../inpaint_studio/files/webp.py"/>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <location filename="../../inpaint_studio/files/webp.py"/>
        <source>Higher keeps more detail and makes larger files.</source>
        <translation>Höher erhält mehr Einzelheiten und ergibt größere Dateien.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <source>Colour resolution</source>
        <translation>Farbauflösung</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <source>Coarser colour makes smaller files and blurs fine coloured detail.</source>
        <translation>Gröbere Farbe ergibt kleinere Dateien und verwischt feine farbige Einzelheiten.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <source>Full (4:4:4)</source>
        <translation>Voll (4:4:4)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <source>Half (4:2:2)</source>
        <translation>Halb (4:2:2)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <source>Quarter (4:2:0)</source>
        <translation>Viertel (4:2:0)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <source>the extended XMP data</source>
        <translation>die erweiterten XMP-Daten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <source>the further pictures</source>
        <translation>die weiteren Bilder</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <source>is a CMYK photo of {precision} bits a channel in a JPEG, which cannot be opened. Convert it to TIFF.</source>
        <translation>ist ein CMYK-Foto mit {precision} Bit je Kanal in einem JPEG, was nicht geöffnet werden kann. Wandeln Sie es in TIFF um.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/rewrite.py"/>
        <location filename="../../inpaint_studio/files/png/patch.py"/>
        <source>the file holds another photo by now. Save it under another name.</source>
        <translation>Die Datei enthält inzwischen ein anderes Foto. Speichern Sie unter einem anderen Namen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/load.py"/>
        <source>“{name}” is a folder, not a photo.</source>
        <translation>„{name}“ ist ein Ordner, kein Foto.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/load.py"/>
        <source>“{name}” is not a file.</source>
        <translation>„{name}“ ist keine Datei.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/load.py"/>
        <source>The pasted photo</source>
        <translation>Das eingefügte Foto</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/load.py"/>
        <source>{name} is empty. Copy it again from where it came.</source>
        <translation>{name} ist leer. Kopieren Sie die Datei noch einmal von dort, wo sie herkam.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/load.py"/>
        <source>{name} is no photo that can be opened. These can: {titles}.</source>
        <translation>{name} ist kein Foto, das geöffnet werden kann. Das können diese: {titles}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/load.py"/>
        <source>{name} cannot be opened: {reason}.</source>
        <translation>{name} kann nicht geöffnet werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/load.py"/>
        <source>has no page {page}: a {title} has one.</source>
        <translation>hat keine Seite {page}: Ein {title} hat nur eine.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/files/mask_reading.py"/>
        <source>“{name}” marks {n:,} pixels, {share} of the photo.</source>
        <translation>
            <numerusform>„{name}“ markiert ein Pixel, {share} des Fotos.</numerusform>
            <numerusform>„{name}“ markiert {n:,} Pixel, {share} des Fotos.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/mask_reading.py"/>
        <source>Grown by {distance} px, these are {count:,}, {share}.</source>
        <translation>Um {distance} px erweitert sind es {count:,}, {share}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/mask_reading.py"/>
        <source>All of it that is not transparent is black, so that is what is restored.</source>
        <translation>Alles darin, was nicht durchsichtig ist, ist schwarz; also wird das restauriert.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/mask_reading.py"/>
        <source>Its brightest value is {value} of {full}; {white} was taken for white.</source>
        <translation>Ihr hellster Wert ist {value} von {full}; {white} wurde als Weiß genommen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/mask_reading.py"/>
        <source>“{name}” marks nothing: its darkest value is {value} of {full}, and only {limit} and less is restored. Paint what is to be restored in black, or, on the command line, lower --mask-threshold.</source>
        <translation>„{name}“ markiert nichts: Ihr dunkelster Wert ist {value} von {full}, und nur {limit} und weniger wird restauriert. Malen Sie schwarz, was restauriert werden soll, oder setzen Sie auf der Befehlszeile --mask-threshold herab.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/mask_reading.py"/>
        <source>“{name}” marks nothing: its brightest value is {value} of {full}, and only {limit} and more is restored. Paint what is to be restored in white, or, on the command line, lower --mask-threshold.</source>
        <translation>„{name}“ markiert nichts: Ihr hellster Wert ist {value} von {full}, und nur {limit} und mehr wird restauriert. Malen Sie weiß, was restauriert werden soll, oder setzen Sie auf der Befehlszeile --mask-threshold herab.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/mask_reading.py"/>
        <source>“{name}” marks {share} of the photo, most of its border included, as if it were painted black on white.</source>
        <translation>„{name}“ markiert {share} des Fotos, den größten Teil seines Randes eingeschlossen, als wäre sie schwarz auf weiß gemalt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/mask_reading.py"/>
        <source>less than {share:.2f} %</source>
        <translation>weniger als {share:.2f} %</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/masks.py"/>
        <source>It would fit if it were turned by a quarter.</source>
        <translation>Um ein Viertel gedreht würde sie passen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/png/patch.py"/>
        <source>This PNG has {colours}. Restored pixels may need others; it is then saved with {more}, and every other pixel keeps its colour.</source>
        <translation>Dieses PNG hat {colours}. Restaurierte Pixel brauchen vielleicht andere; dann wird es mit {more} gespeichert, und jedes andere Pixel behält seine Farbe.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/png/patch.py"/>
        <source>a palette of few colours</source>
        <translation>eine Palette weniger Farben</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/png/patch.py"/>
        <source>full colour</source>
        <translation>vollen Farben</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/files/png/patch.py"/>
        <source>{n} shades of gray</source>
        <translation>
            <numerusform>{n} Graustufe</numerusform>
            <numerusform>{n} Graustufen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/png/read_write.py"/>
        <location filename="../../inpaint_studio/files/tiff/write.py"/>
        <source>Compression</source>
        <translation>Komprimierung</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/png/read_write.py"/>
        <source>Higher makes smaller files and takes longer; none loses anything.</source>
        <translation>Höher ergibt kleinere Dateien und dauert länger; verloren geht nie etwas.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/png/read_write.py"/>
        <source>some data beside the pixels, which is damaged</source>
        <translation>beschädigte Daten neben den Pixeln</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/png/read_write.py"/>
        <location filename="../../inpaint_studio/files/webp.py"/>
        <source>the animation</source>
        <translation>die Animation</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/png/read_write.py"/>
        <source>the text notes</source>
        <translation>die Textnotizen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/png/read_write.py"/>
        <source>the colour profile, which is damaged</source>
        <translation>das beschädigte Farbprofil</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/png/read_write.py"/>
        <source>the gamma and colour settings</source>
        <translation>die Angaben zu Gamma und Farben</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/psd.py"/>
        <source>indexed colours</source>
        <translation>Indizierte Farben</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/psd.py"/>
        <source>multichannel</source>
        <translation>Mehrkanal</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/psd.py"/>
        <source>holds no flattened picture. Save it in Photoshop with “Maximize Compatibility”, or as TIFF.</source>
        <translation>enthält kein reduziertes Bild. Speichern Sie es in Photoshop mit „Kompatibilität maximieren“ oder als TIFF.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/psd.py"/>
        <location filename="../../inpaint_studio/files/tiff/read.py"/>
        <source>Photoshop&apos;s layers</source>
        <translation>die Ebenen von Photoshop</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/files/psd.py"/>
        <location filename="../../inpaint_studio/files/tiff/read.py"/>
        <source>{n} further channels</source>
        <translation>
            <numerusform>ein weiterer Kanal (Infrarot?)</numerusform>
            <numerusform>{n} weitere Kanäle</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/psd.py"/>
        <source>is a Photoshop document in the mode “{mode}”, which cannot be opened. Save it as TIFF in RGB or gray.</source>
        <translation>ist ein Photoshop-Dokument im Modus „{mode}“, der sich nicht öffnen lässt. Speichern Sie es als TIFF in RGB oder Grau.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/psd.py"/>
        <source>is a Photoshop document of {depth} bits a channel, which cannot be opened. Save it as TIFF.</source>
        <translation>ist ein Photoshop-Dokument mit {depth} Bit je Kanal, das sich nicht öffnen lässt. Speichern Sie es als TIFF.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/raw.py"/>
        <source>is a camera RAW photo. To open it, install what reads these: pip install &quot;inpaint-studio[raw]&quot;. Or convert it to a 16-bit TIFF with your camera&apos;s program.</source>
        <translation>ist ein RAW-Foto einer Kamera. Zum Öffnen installieren Sie, was diese liest: pip install &quot;inpaint-studio[raw]&quot;. Oder wandeln Sie es mit dem Programm Ihrer Kamera in ein 16-Bit-TIFF um.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/raw.py"/>
        <source>is no RAW photo that can be opened, or is damaged. Convert it to TIFF.</source>
        <translation>ist kein RAW-Foto, das geöffnet werden kann, oder ist beschädigt. Wandeln Sie es in TIFF um.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/raw.py"/>
        <source>the camera&apos;s raw values</source>
        <translation>die Rohwerte der Kamera</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/readers.py"/>
        <source>Camera RAW</source>
        <translation>Kamera-RAW</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/readers.py"/>
        <source>Photoshop document</source>
        <translation>Photoshop-Dokument</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/readers.py"/>
        <source>JPEG XL</source>
        <translation>JPEG XL</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/readers.py"/>
        <source>AVIF</source>
        <translation>AVIF</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/readers.py"/>
        <source>HEIC</source>
        <translation>HEIC</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>there is no such file or folder. Check its name and whether its drive is connected</source>
        <translation>Datei oder Ordner gibt es nicht. Prüfen Sie den Namen und ob das Laufwerk verbunden ist</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>its folder does not exist</source>
        <translation>Den Ordner gibt es nicht</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>it is a folder</source>
        <translation>Es ist ein Ordner</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>you do not have permission. Ask its owner, or choose another place</source>
        <translation>Ihnen fehlt die Berechtigung. Fragen Sie den Besitzer oder wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>its drive can only be read. Choose another place</source>
        <translation>Das Laufwerk kann nur gelesen werden. Wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>the drive is full. Make room or choose another place</source>
        <translation>Das Laufwerk ist voll. Schaffen Sie Platz oder wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>the drive takes no file of this size. Choose another place</source>
        <translation>Das Laufwerk nimmt keine Datei dieser Größe an. Wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>its name is too long. Choose a shorter one</source>
        <translation>Der Name ist zu lang. Wählen Sie einen kürzeren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>its link leads back to itself</source>
        <translation>Die Verknüpfung führt auf sich selbst zurück</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>the drive reports an error. Check the drive and its cable</source>
        <translation>Das Laufwerk meldet einen Fehler. Prüfen Sie Laufwerk und Kabel</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>its name cannot be used here. Choose another one</source>
        <translation>Der Name ist hier nicht möglich. Wählen Sie einen anderen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>its drive does not answer. Check its cable or the network, or choose another place</source>
        <translation>Das Laufwerk antwortet nicht. Prüfen Sie Kabel oder Netzwerk oder wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>your share of the drive is used up. Make room or choose another place</source>
        <translation>Ihr Anteil am Laufwerk ist aufgebraucht. Schaffen Sie Platz oder wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>there is not enough memory. Close other programs and try again</source>
        <translation>Der Arbeitsspeicher reicht nicht. Schließen Sie andere Programme und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>the drive did not take the data</source>
        <translation>Das Laufwerk hat die Daten nicht angenommen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>the data cannot be encoded</source>
        <translation>Die Daten lassen sich nicht kodieren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>floating point becomes {fewer} bits, without what is darker than black or brighter than white</source>
        <translation>Gleitkomma wird zu {fewer} Bit, ohne das, was dunkler als Schwarz oder heller als Weiß ist</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>signed numbers become {fewer} bits, without what is below 0</source>
        <translation>Zahlen mit Vorzeichen werden zu {fewer} Bit, ohne das, was unter 0 liegt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>the colour profile</source>
        <translation>das Farbprofil</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>the camera&apos;s data (EXIF)</source>
        <translation>die Kameradaten (EXIF)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>the XMP data</source>
        <translation>die XMP-Daten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>captions and keywords (IPTC)</source>
        <translation>Bildtexte und Stichwörter (IPTC)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>the resolution in dots per inch</source>
        <translation>die Auflösung in Punkten je Zoll</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>the comment</source>
        <translation>der Kommentar</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>“{name}” was not saved: read again by another library, the new file does not show the photo as it is here. So nothing on the drive was changed. Save it in another format.</source>
        <translation>„{name}“ wurde nicht gespeichert: Von einer anderen Bibliothek wieder gelesen, zeigt die neue Datei das Foto nicht so, wie es hier ist. Deshalb wurde auf dem Laufwerk nichts geändert. Speichern Sie es in einem anderen Format.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>The photo</source>
        <translation>Das Foto</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>{name} could not be saved: {reason}</source>
        <translation>{name} konnte nicht gespeichert werden: {reason}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>{depth} bits become {fewer}</source>
        <translation>{depth} Bit werden zu {fewer}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>gray becomes RGB</source>
        <translation>Grau wird zu RGB</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>CMYK becomes RGB</source>
        <translation>CMYK wird zu RGB</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>Lab becomes RGB</source>
        <translation>Lab wird zu RGB</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>transparency</source>
        <translation>die Transparenz</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>{title} compresses the whole photo again, so pixels outside the mask change a little too. TIFF and PNG keep every one of them.</source>
        <translation>{title} komprimiert das ganze Foto neu, sodass sich auch Pixel außerhalb der Maske ein wenig ändern. TIFF und PNG bewahren jedes einzelne.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>This format cannot hold everything: {names}.</source>
        <translation>Dieses Format kann nicht alles aufnehmen: {names}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/journal.py"/>
        <source>Restored work</source>
        <translation>Zurückgeholte Arbeit</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/journal_read.py"/>
        <source>There is no unsaved work.</source>
        <translation>Es gibt keine ungespeicherte Arbeit.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/journal_read.py"/>
        <source>The photo of the unsaved work has {columns} × {rows} pixels, more than the limit of {limit:g} megapixels.</source>
        <translation>Das Foto der ungespeicherten Arbeit hat {columns} × {rows} Pixel, mehr als die Grenze von {limit:g} Megapixeln.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/journal_read.py"/>
        <source>The unsaved work cannot be read: {reason}.</source>
        <translation>Die ungespeicherte Arbeit kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/journal_read.py"/>
        <source>The unsaved work cannot be read: its file is damaged.</source>
        <translation>Die ungespeicherte Arbeit kann nicht gelesen werden: Ihre Datei ist beschädigt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/saved_work.py"/>
        <source>an untitled photo</source>
        <translation>ein unbenanntes Foto</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/saved_work.py"/>
        <source>The photo was never saved, and its pixels are not there.</source>
        <translation>Das Foto wurde nie gespeichert, und seine Pixel sind nicht da.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/saved_work.py"/>
        <source>“{name}” is another photo now: its size or its depth has changed.</source>
        <translation>„{name}“ ist jetzt ein anderes Foto: Größe oder Farbtiefe haben sich geändert.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/saved_work.py"/>
        <source>“{name}” is not a photo any more.</source>
        <translation>„{name}“ ist kein Foto mehr.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/saved_work.py"/>
        <source>“{name}” is no longer in {folder}.</source>
        <translation>„{name}“ liegt nicht mehr in {folder}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/saved_work.py"/>
        <source>“{name}” has been changed by another program since.</source>
        <translation>„{name}“ wurde seither von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/saved_work.py"/>
        <source>The photo has another size or depth than the one that was worked on.</source>
        <translation>Das Foto hat eine andere Größe oder Farbtiefe als das bearbeitete.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/session.py"/>
        <source>“{name}” is damaged or was not written by Inpaint Studio.</source>
        <translation>„{name}“ ist beschädigt oder nicht von Inpaint Studio geschrieben.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/session.py"/>
        <source>The photo of “{name}” has {columns} × {rows} pixels, more than the limit of {limit:g} megapixels.</source>
        <translation>Das Foto von „{name}“ hat {columns} × {rows} Pixel, mehr als die Grenze von {limit:g} Megapixeln.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/step_codec.py"/>
        <source>The file is damaged or was not written by Inpaint Studio.</source>
        <translation>Die Datei ist beschädigt oder nicht von Inpaint Studio geschrieben.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/target.py"/>
        <source>“{name}” is a camera RAW photo, which is never replaced. Save under another name.</source>
        <translation>„{name}“ ist ein RAW-Foto einer Kamera, das nie ersetzt wird. Speichern Sie unter einem anderen Namen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/target.py"/>
        <source>A {title} can be at most {limit} pixels wide and high, and this photo is {size}. Save it as TIFF.</source>
        <translation>Ein {title} kann höchstens {limit} Pixel breit und hoch sein, und dieses Foto hat {size}. Speichern Sie es als TIFF.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/target.py"/>
        <source>Its content is {title}, not {named} as its name says, and so it stays.</source>
        <translation>Der Inhalt ist {title}, nicht {named}, wie der Name sagt, und das bleibt so.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>{depth}-bit gray</source>
        <translation>{depth} Bit Graustufen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>{depth}-bit RGB</source>
        <translation>{depth} Bit RGB</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>{depth}-bit palette</source>
        <translation>{depth} Bit Palette</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>{depth}-bit CMYK</source>
        <translation>{depth} Bit CMYK</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>{depth}-bit Lab</source>
        <translation>{depth} Bit Lab</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>{depth}-bit of another kind</source>
        <translation>{depth} Bit anderer Art</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>whole numbers</source>
        <translation>ganze Zahlen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>signed numbers</source>
        <translation>Zahlen mit Vorzeichen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>floating-point numbers</source>
        <translation>Gleitkommazahlen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>complex numbers</source>
        <translation>komplexe Zahlen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>numbers of several kinds</source>
        <translation>Zahlen mehrerer Arten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>is made for printing with other inks than CMYK. Convert it to RGB to restore it.</source>
        <translation>ist für den Druck mit anderen Farben als CMYK gemacht. Wandeln Sie es in RGB um, um es zu restaurieren.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>is camera raw data. Develop it to a 16-bit TIFF to restore it.</source>
        <translation>enthält Rohdaten einer Kamera. Entwickeln Sie daraus ein 16-Bit-TIFF, um es zu restaurieren.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>holds {numbers} of {bits} bits, which cannot be opened. Convert it to 16 bits to restore it.</source>
        <translation>enthält {numbers} mit {bits} Bit, was nicht geöffnet werden kann. Wandeln Sie es in 16 Bit um, um es zu restaurieren.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>is no photo but a stack of measured planes, which cannot be opened.</source>
        <translation>ist kein Foto, sondern ein Stapel gemessener Ebenen, der nicht geöffnet werden kann.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>{reason}. So all its pixels are written anew, without loss, and the file grows; all else in it stays.</source>
        <translation>{reason}. Deshalb werden alle Pixel ohne Verlust neu geschrieben, und die Datei wächst; alles andere in ihr bleibt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>Part of this TIFF is missing</source>
        <translation>Ein Teil dieses TIFF fehlt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>This TIFF is compressed as JPEG inside, which cannot be done again without loss</source>
        <translation>Dieses TIFF ist innen als JPEG komprimiert, was sich nicht ohne Verlust wiederholen lässt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>The colours of this TIFF are stored as brightness and differences (YCbCr) and become RGB</source>
        <translation>Die Farben dieses TIFF sind als Helligkeit und Differenzen (YCbCr) gespeichert und werden zu RGB</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>This TIFF has a palette, which cannot hold new colours</source>
        <translation>Dieses TIFF hat eine Palette, die keine neuen Farben aufnehmen kann</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>This TIFF has {n} levels of gray, too few for what is restored</source>
        <translation>
            <numerusform>Dieses TIFF hat {n} Graustufe, zu wenig für das Restaurierte</numerusform>
            <numerusform>Dieses TIFF hat {n} Graustufen, zu wenige für das Restaurierte</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>This TIFF is compressed in a way that this program cannot write</source>
        <translation>Dieses TIFF ist auf eine Weise komprimiert, die dieses Programm nicht schreiben kann</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>The colours of this TIFF are multiplied with its transparency, which rounds them</source>
        <translation>Die Farben dieses TIFF sind mit seiner Transparenz multipliziert, was sie rundet</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>This TIFF holds floating-point numbers of {bits} bits, which become 32</source>
        <translation>Dieses TIFF enthält Gleitkommazahlen mit {bits} Bit, die zu 32 werden</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>This TIFF stores its pixels in an unusual way</source>
        <translation>Dieses TIFF speichert seine Pixel auf ungewöhnliche Weise</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/patch.py"/>
        <source>the file has become another one since it was opened. Save under another name.</source>
        <translation>Die Datei ist seit dem Öffnen eine andere geworden. Speichern Sie unter einem anderen Namen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/patch.py"/>
        <source>its pixels could not be encoded as they are in the file. Export it as TIFF.</source>
        <translation>Die Pixel ließen sich nicht so kodieren, wie sie in der Datei sind. Exportieren Sie das Foto als TIFF.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/read.py"/>
        <source>This photo has nothing but black and white, and stays so: what is restored becomes black or white, too.</source>
        <translation>Dieses Foto hat nur Schwarz und Weiß, und so bleibt es: Was restauriert wird, wird auch schwarz oder weiß.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/read.py"/>
        <source>the smaller copies of the photo</source>
        <translation>die kleineren Kopien des Fotos</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/read.py"/>
        <source>This file is incomplete: it ends before the photo does. What is missing, {share} of the photo, is gray. Look for another copy of it.</source>
        <translation>Diese Datei ist unvollständig: Sie endet vor dem Foto. Was fehlt, {share} des Fotos, ist grau. Suchen Sie eine andere Kopie.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/files/tiff/read.py"/>
        <source>has no page {page}: it has {n}.</source>
        <translation>
            <numerusform>hat keine Seite {page}: Es gibt nur eine.</numerusform>
            <numerusform>hat keine Seite {page}: Es gibt {n}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/files/tiff/read.py"/>
        <source>{n} further pages</source>
        <translation>
            <numerusform>eine weitere Seite</numerusform>
            <numerusform>{n} weitere Seiten</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/read.py"/>
        <source>the first page</source>
        <translation>die erste Seite</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/read.py"/>
        <source>the second page</source>
        <translation>die zweite Seite</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/read.py"/>
        <source>Photoshop&apos;s settings</source>
        <translation>die Einstellungen von Photoshop</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/read.py"/>
        <source>tags of other programs</source>
        <translation>Angaben anderer Programme</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/target.py"/>
        <source>most of the file is missing. Export it as TIFF.</source>
        <translation>Der größte Teil der Datei fehlt. Exportieren Sie als TIFF.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/target.py"/>
        <source>it would grow beyond 4 GB, which this kind of TIFF cannot hold. Export it as TIFF, which makes a larger kind.</source>
        <translation>Die Datei würde über 4 GB wachsen, mehr als diese Art von TIFF aufnimmt. Exportieren Sie als TIFF, das ergibt eine größere Art.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/write.py"/>
        <source>All are lossless. Every program reads none and LZW; Zstandard is fast and small but newer.</source>
        <translation>Alle sind verlustfrei. Ohne und LZW liest jedes Programm; Zstandard ist schnell und klein, aber neuer.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/write.py"/>
        <source>LZW</source>
        <translation>LZW</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/write.py"/>
        <source>Deflate (ZIP)</source>
        <translation>Deflate (ZIP)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/write.py"/>
        <source>Zstandard</source>
        <translation>Zstandard</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/webp.py"/>
        <source>Lossless</source>
        <translation>Verlustfrei</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/webp.py"/>
        <source>Keeps every pixel as it is; quality then has no effect.</source>
        <translation>Bewahrt jedes Pixel, wie es ist; die Qualität hat dann keine Wirkung.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/healing/stroke.py"/>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Heal</source>
        <translation>Heilen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/healing/stroke.py"/>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Clone</source>
        <translation>Klonen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/resources.py"/>
        <source>This installation lacks “{path}”. Install Inpaint Studio again.</source>
        <translation>Dieser Installation fehlt „{path}“. Installieren Sie Inpaint Studio noch einmal.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/translation.py"/>
        <source>{first} and {last}</source>
        <translation>{first} und {last}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/better_offer.py"/>
        <source>A better restoration is ready.</source>
        <translation>Eine bessere Restaurierung ist fertig.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/better_offer.py"/>
        <source>&amp;Use It</source>
        <translation>&amp;Übernehmen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/better_offer.py"/>
        <source>&amp;Keep This One</source>
        <translation>&amp;Diese behalten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/clipboard.py"/>
        <source>That picture lives on the web. Save it to a folder first, then drop the file here.</source>
        <translation>Dieses Bild liegt im Web. Speichern Sie es erst in einem Ordner und legen Sie dann die Datei hier ab.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/clipboard.py"/>
        <source>There is no picture in the clipboard.</source>
        <translation>In der Zwischenablage ist kein Bild.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/clipboard.py"/>
        <source>The photo is in the clipboard.</source>
        <translation>Das Foto ist in der Zwischenablage.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/clipboard.py"/>
        <source>The part around the mask is in the clipboard: {columns} × {rows} pixels.</source>
        <translation>Der Teil um die Maske ist in der Zwischenablage: {columns} × {rows} Pixel.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/disk_changes.py"/>
        <source>{name} has been changed by another program.</source>
        <translation>{name} wurde von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/disk_changes.py"/>
        <source>Your work is still whole here; saving asks before it replaces the file.</source>
        <translation>Ihre Arbeit ist hier noch vollständig; vor dem Ersetzen der Datei wird beim Speichern gefragt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/disk_changes.py"/>
        <source>&amp;Reload</source>
        <translation>&amp;Neu laden</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/disk_changes.py"/>
        <source>&amp;Keep This</source>
        <translation>&amp;Diesen Stand behalten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/disk_changes.py"/>
        <source>{name} is no longer in {folder}. The photo is whole here; save it to have a file again.</source>
        <translation>{name} liegt nicht mehr in {folder}. Das Foto ist hier vollständig; speichern Sie es, um wieder eine Datei zu haben.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/disk_changes.py"/>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/disk_changes.py"/>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Save &amp;As…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Photos and sessions ({patterns} *{suffix})</source>
        <translation>Fotos und Sitzungen ({patterns} *{suffix})</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <location filename="../../inpaint_studio/ui/sessions/work_opener.py"/>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Open photos</source>
        <translation>Fotos öffnen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>“{name}” is no longer in {folder}. Save the photo to have a file again.</source>
        <translation>„{name}“ liegt nicht mehr in {folder}. Speichern Sie das Foto, um wieder eine Datei zu haben.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>No file manager answers. The photo lies in {folder}.</source>
        <translation>Kein Dateimanager antwortet. Das Foto liegt in {folder}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Save into {name}?</source>
        <translation>In {name} speichern?</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <location filename="../../inpaint_studio/ui/actions/originals.py"/>
        <location filename="../../inpaint_studio/ui/batch/review.py"/>
        <location filename="../../inpaint_studio/ui/sessions/filmstrip.py"/>
        <location filename="../../inpaint_studio/ui/sessions/session_actions.py"/>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <location filename="../../inpaint_studio/ui/actions/originals.py"/>
        <source>&amp;Replace It</source>
        <translation>E&amp;rsetzen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>{name} has been changed by another program since it was opened.</source>
        <translation>{name} wurde seit dem Öffnen von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Save under another name to keep both, or replace what the other program has made of it.</source>
        <translation>Speichern Sie unter einem anderen Namen, um beide zu behalten, oder ersetzen Sie, was das andere Programm daraus gemacht hat.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Save the photo</source>
        <translation>Das Foto speichern</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Export the photo</source>
        <translation>Das Foto exportieren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Save as {name}?</source>
        <translation>Als {name} speichern?</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>&amp;Other Format…</source>
        <translation>Anderes &amp;Format…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Mask painted white on black ({patterns})</source>
        <translation>Maske, weiß auf schwarz gemalt ({patterns})</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Mask painted black on white ({patterns})</source>
        <translation>Maske, schwarz auf weiß gemalt ({patterns})</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Load a mask</source>
        <translation>Eine Maske laden</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Save the mask</source>
        <translation>Die Maske speichern</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>the photo</source>
        <translation>dem Foto</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <location filename="../../inpaint_studio/ui/batch/review.py"/>
        <location filename="../../inpaint_studio/ui/sessions/recovery_offer.py"/>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Save what you restored in {name}?</source>
        <translation>Speichern, was Sie in {name} restauriert haben?</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>&amp;Keep Painting</source>
        <translation>&amp;Weitermalen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Save &amp;Mask…</source>
        <translation>&amp;Maske speichern…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>&amp;Discard Mask</source>
        <translation>Maske &amp;verwerfen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>What you painted has not been restored yet.</source>
        <translation>Was Sie gemalt haben, ist noch nicht restauriert.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>The mask would be lost.</source>
        <translation>Die Maske ginge verloren.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <location filename="../../inpaint_studio/ui/batch/review.py"/>
        <location filename="../../inpaint_studio/ui/sessions/filmstrip.py"/>
        <source>&amp;Keep Working</source>
        <translation>&amp;Weiterarbeiten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>You have judged marks that are not mask yet.</source>
        <translation>Sie haben Fundstellen beurteilt, die noch nicht Maske sind.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>What you kept and rejected would be lost. A session keeps it.</source>
        <translation>Was Sie behalten und verworfen haben, ginge verloren. Eine Sitzung bewahrt es.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>You have painted examples that are not mask yet.</source>
        <translation>Sie haben Beispiele gemalt, die noch nicht Maske sind.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>They would be lost. A session keeps them.</source>
        <translation>Sie gingen verloren. Eine Sitzung bewahrt sie.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Otherwise it is lost.</source>
        <translation>Sonst geht es verloren.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>It was exported to {path}, but that file cannot hold everything. Otherwise what it lacks is lost.</source>
        <translation>Exportiert wurde es nach {path}, doch diese Datei kann nicht alles fassen. Was ihr fehlt, ist sonst verloren.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/mask_actions.py"/>
        <source>Clear mask</source>
        <translation>Maske leeren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/mask_actions.py"/>
        <source>Invert mask</source>
        <translation>Maske umkehren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/mask_actions.py"/>
        <source>Grow mask by {distance} px</source>
        <translation>Maske um {distance} px erweitern</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/mask_actions.py"/>
        <source>Shrink mask by {distance} px</source>
        <translation>Maske um {distance} px verkleinern</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/mask_actions.py"/>
        <source>Smooth mask by {distance} px</source>
        <translation>Maske um {distance} px glätten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/mask_actions.py"/>
        <source>Fit mask to damage</source>
        <translation>Maske an den Schaden anpassen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/mask_actions.py"/>
        <source>Fill enclosed areas</source>
        <translation>Eingeschlossene Flächen füllen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/mask_actions.py"/>
        <source>Measuring the spots</source>
        <translation>Stellen werden gemessen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/originals.py"/>
        <source>&amp;Always do so</source>
        <translation>&amp;Immer so</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/originals.py"/>
        <source>Preferences, “Saving an original”, change it again.</source>
        <translation>Unter Einstellungen, „Original speichern“, lässt es sich wieder ändern.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/originals.py"/>
        <source>Inpaint Studio has not written this file yet. A copy beside it, “{copy}”, leaves it as it is.</source>
        <translation>Inpaint Studio hat diese Datei noch nicht geschrieben. Eine Kopie daneben, „{copy}“, lässt sie, wie sie ist.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/originals.py"/>
        <source>Keep the original {name}?</source>
        <translation>Das Original {name} behalten?</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/originals.py"/>
        <source>Save a &amp;Copy</source>
        <translation>&amp;Kopie speichern</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>Drop folders here, or add them. Their sub-folders belong to them.</source>
        <translation>Ordner hierher ziehen oder hinzufügen. Ihre Unterordner gehören dazu.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>Each result has the name, the format and the place below its folder that its photo has. The photos themselves are never touched.</source>
        <translation>Jedes Ergebnis hat Namen, Format und Platz unter seinem Ordner wie sein Foto. Die Fotos selbst werden nie angerührt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>{done} of {total} photos of a batch into this folder are done. Go on with it as it was begun?</source>
        <translation>{done} von {total} Fotos eines Stapels in diesen Ordner sind fertig. Soll er weitergehen, wie er begonnen wurde?</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>A batch into this folder is done. What was done with other settings is done anew.</source>
        <translation>Ein Stapel in diesen Ordner ist fertig. Was mit anderen Einstellungen gemacht wurde, wird neu gemacht.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <location filename="../../inpaint_studio/ui/batch/batch_run.py"/>
        <location filename="../../inpaint_studio/ui/window/assembly.py"/>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>Folder of masks</source>
        <translation>Ordner mit Masken</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>Damage that is found</source>
        <translation>Schäden, die gefunden werden</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>What masks in a folder show</source>
        <translation>Was Masken in einem Ordner zeigen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>&amp;Go On</source>
        <translation>&amp;Weitermachen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>&amp;Start</source>
        <translation>&amp;Beginnen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>Add a folder of photos, and say where the results go.</source>
        <translation>Fügen Sie einen Ordner mit Fotos hinzu, und sagen Sie, wohin die Ergebnisse kommen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>Say in which folder the masks are.</source>
        <translation>Sagen Sie, in welchem Ordner die Masken sind.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>Counting…</source>
        <translation>Es wird gezählt…</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>{n} photos, {size}</source>
        <translation>
            <numerusform>{n} Foto, {size}</numerusform>
            <numerusform>{n} Fotos, {size}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>{n} files that are no photos</source>
        <translation>
            <numerusform>{n} Datei, die kein Foto ist</numerusform>
            <numerusform>{n} Dateien, die keine Fotos sind</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>Add a folder of photos</source>
        <translation>Einen Ordner mit Fotos hinzufügen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>Engine</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>With the options that the panel Repair has for it</source>
        <translation>Mit den Optionen, die das Bedienfeld Reparatur dafür hat</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>Ask me where more is marked than</source>
        <translation>Nachfragen, wo mehr markiert ist als</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>What is restored</source>
        <translation>Was restauriert wird</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <location filename="../../inpaint_studio/ui/batch/batches.py"/>
        <location filename="../../inpaint_studio/ui/batch/review_panel.py"/>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>&amp;Add Folder…</source>
        <translation>Ordner &amp;hinzufügen…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>&amp;Review…</source>
        <translation>&amp;Durchsehen…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>Show Re&amp;port</source>
        <translation>&amp;Bericht zeigen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>Show &amp;Folder</source>
        <translation>&amp;Ordner zeigen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>Progress of the batch</source>
        <translation>Fortschritt des Stapels</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>Stop &amp;Now</source>
        <translation>&amp;Sofort anhalten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>Give up the photo under way, too; nothing of it is written</source>
        <translation>Auch das Foto aufgeben, das gerade in Arbeit ist; davon wird nichts geschrieben</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>Finish the photo under way and begin no other; the batch can go on another time</source>
        <translation>Das Foto fertigstellen, das in Arbeit ist, und kein weiteres beginnen; der Stapel kann ein andermal weitergehen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>Looking at the folders…</source>
        <translation>Die Ordner werden durchgesehen…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>{done} of {total} photos</source>
        <translation>{done} von {total} Fotos</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>{rate} a minute</source>
        <translation>{rate} pro Minute</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>the photo under way is finished</source>
        <translation>das Foto in Arbeit wird noch fertig</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>The batch is done.</source>
        <translation>Der Stapel ist fertig.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>The drive is full. Make room, then go on.</source>
        <translation>Das Laufwerk ist voll. Schaffen Sie Platz, dann geht es weiter.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>The batch was stopped.</source>
        <translation>Der Stapel wurde angehalten.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>about {n} minutes left</source>
        <translation>
            <numerusform>noch etwa {n} Minute</numerusform>
            <numerusform>noch etwa {n} Minuten</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>about {hours} h {minutes} min left</source>
        <translation>noch etwa {hours} h {minutes} min</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_preview.py"/>
        <source>Choose a photo of the list to see what would be found on it.</source>
        <translation>Wählen Sie ein Foto der Liste, um zu sehen, was darauf gefunden würde.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_preview.py"/>
        <source>No damage is found: the photo would be copied as it is.</source>
        <translation>Es wird kein Schaden gefunden: Das Foto würde kopiert, wie es ist.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_preview.py"/>
        <source>Photos of the batch</source>
        <translation>Fotos des Stapels</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_preview.py"/>
        <location filename="../../inpaint_studio/ui/editor/finder.py"/>
        <source>Finding damage</source>
        <translation>Schäden werden gesucht</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_preview.py"/>
        <location filename="../../inpaint_studio/ui/batch/review.py"/>
        <location filename="../../inpaint_studio/ui/editor/document_files.py"/>
        <location filename="../../inpaint_studio/ui/sessions/filmstrip.py"/>
        <location filename="../../inpaint_studio/ui/sessions/session_actions.py"/>
        <location filename="../../inpaint_studio/ui/sessions/work_opener.py"/>
        <source>Opening {name}</source>
        <translation>{name} wird geöffnet</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/batch/batch_preview.py"/>
        <source>{n} marks, {share} of the photo</source>
        <translation>
            <numerusform>{n} Fundstelle, {share} des Fotos</numerusform>
            <numerusform>{n} Fundstellen, {share} des Fotos</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_preview.py"/>
        <source>{found}: you would be asked before it is restored.</source>
        <translation>{found}: Sie würden gefragt, bevor es restauriert wird.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_preview.py"/>
        <source>{found}: it would be restored.</source>
        <translation>{found}: Es würde restauriert.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batches.py"/>
        <source>A batch runs already.</source>
        <translation>Es läuft schon ein Stapel.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batches.py"/>
        <source>One runs at a time. Another one can begin when it has ended.</source>
        <translation>Es läuft immer nur einer. Ein anderer kann beginnen, wenn dieser fertig ist.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batches.py"/>
        <source>Manifest of a batch ({patterns})</source>
        <translation>Manifest eines Stapels ({patterns})</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batches.py"/>
        <source>Review a batch</source>
        <translation>Einen Stapel durchsehen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batches.py"/>
        <source>A batch is running.</source>
        <translation>Es läuft ein Stapel.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batches.py"/>
        <source>{done} of {total} photos are done. What is done stays, and the batch can go on another time.</source>
        <translation>{done} von {total} Fotos sind fertig. Was fertig ist, bleibt, und der Stapel kann ein andermal weitergehen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batches.py"/>
        <source>&amp;Keep Running</source>
        <translation>&amp;Weiterlaufen lassen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batches.py"/>
        <location filename="../../inpaint_studio/ui/batch/review.py"/>
        <source>&amp;Stop and Close</source>
        <translation>&amp;Anhalten und schließen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/folder_field.py"/>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/folder_list.py"/>
        <source>Folders of photos</source>
        <translation>Ordner mit Fotos</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/mark_preview.py"/>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/report_page.py"/>
        <source>The report is being written…</source>
        <translation>Der Bericht wird geschrieben…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/report_page.py"/>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/report_page.py"/>
        <source>The report is in {path}.</source>
        <translation>Der Bericht liegt in {path}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/review.py"/>
        <source>No photo of this batch is to be reviewed.</source>
        <translation>Kein Foto dieses Stapels ist durchzusehen.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/batch/review.py"/>
        <source>{n} accepted photos are not restored yet.</source>
        <translation>
            <numerusform>{n} angenommenes Foto ist noch nicht restauriert.</numerusform>
            <numerusform>{n} angenommene Fotos sind noch nicht restauriert.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/review.py"/>
        <source>They stay on the review list, with their masks.</source>
        <translation>Sie bleiben mit ihren Masken auf der Liste zum Durchsehen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/review.py"/>
        <source>Accept what you restored in {name}?</source>
        <translation>Annehmen, was Sie in {name} restauriert haben?</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/review.py"/>
        <source>Otherwise it stays on the review list as it was.</source>
        <translation>Sonst bleibt das Foto auf der Liste, wie es war.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/review.py"/>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Accept</source>
        <translation>Über&amp;nehmen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/review.py"/>
        <source>Every photo of the review list is decided.</source>
        <translation>Über jedes Foto der Liste ist entschieden.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/review_panel.py"/>
        <source>Review list</source>
        <translation>Liste zum Durchsehen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/review_panel.py"/>
        <source>The photos to be reviewed; choose one to look at it.</source>
        <translation>Die Fotos zum Durchsehen; wählen Sie eines, um es anzusehen.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/batch/review_panel.py"/>
        <source>{n} left</source>
        <translation>
            <numerusform>noch {n}</numerusform>
            <numerusform>noch {n}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/review_panel.py"/>
        <location filename="../../inpaint_studio/ui/panels/review_steps.py"/>
        <source>{place} of {count}</source>
        <translation>{place} von {count}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/review_panel.py"/>
        <source>Close the review; what waits keeps waiting</source>
        <translation>Das Durchsehen beenden; was wartet, wartet weiter</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/review_work.py"/>
        <location filename="../../inpaint_studio/ui/editor/betterment.py"/>
        <location filename="../../inpaint_studio/ui/editor/remains.py"/>
        <location filename="../../inpaint_studio/ui/editor/restorer.py"/>
        <source>Restoring</source>
        <translation>Restaurierung läuft</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/canvas/content.py"/>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/canvas/content.py"/>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/canvas/photo_view.py"/>
        <source>Mask alone</source>
        <translation>Maske allein</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/canvas/render/colour.py"/>
        <source>colour profile cannot be read, shown as sRGB</source>
        <translation>Farbprofil nicht lesbar, als sRGB gezeigt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/canvas/render/colour.py"/>
        <source>colour profile is for gray photos, shown as sRGB</source>
        <translation>Farbprofil ist für Graustufenfotos, als sRGB gezeigt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/canvas/render/colour.py"/>
        <source>colour profile is for RGB photos, shown as sRGB</source>
        <translation>Farbprofil ist für RGB-Fotos, als sRGB gezeigt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/canvas/render/colour.py"/>
        <source>colour profile is for CMYK photos, shown as sRGB</source>
        <translation>Farbprofil ist für CMYK-Fotos, als sRGB gezeigt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/canvas/view.py"/>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/canvas/view.py"/>
        <source>Paint over the damage here.</source>
        <translation>Übermalen Sie hier die Schäden.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/desktop/drag_out.py"/>
        <source>Drag the result</source>
        <translation>Ergebnis herausziehen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/desktop/drag_out.py"/>
        <source>For the mouse. Export and Copy Photo do the same from the keyboard.</source>
        <translation>Für die Maus. Mit der Tastatur tun „Exportieren“ und „Foto kopieren“ dasselbe.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/desktop/drag_out.py"/>
        <source>Drag the result from here into a folder or another program</source>
        <translation>Das Ergebnis von hier in einen Ordner oder ein anderes Programm ziehen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/desktop/drag_out.py"/>
        <source>Drag the result from this button into a folder or another program.</source>
        <translation>Ziehen Sie das Ergebnis von dieser Schaltfläche in einen Ordner oder ein anderes Programm.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/desktop/qimage.py"/>
        <source>The picture</source>
        <translation>Das Bild</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/desktop/screen_profile.py"/>
        <source>{name} is no profile of a screen; photos are shown as on an sRGB screen.</source>
        <translation>{name} ist kein Bildschirmprofil; Fotos werden wie auf einem sRGB-Bildschirm gezeigt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/about.py"/>
        <source>About Inpaint Studio</source>
        <translation>Über Inpaint Studio</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/about.py"/>
        <source>Restores photographs: scratches, cracks, dust, tears and stains.</source>
        <translation>Restauriert Fotografien: Kratzer, Risse, Staub, Einrisse und Flecken.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/about.py"/>
        <source>Outside the mask every pixel stays what it was.</source>
        <translation>Außerhalb der Maske bleibt jedes Pixel, was es war.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/about.py"/>
        <source>Free software under the MIT licence.</source>
        <translation>Freie Software unter der MIT-Lizenz.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/about.py"/>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/about.py"/>
        <source>&amp;Versions</source>
        <translation>&amp;Versionen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/about.py"/>
        <source>Licences of what ships with the program</source>
        <translation>Lizenzen dessen, was das Programm mitbringt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/about.py"/>
        <source>&amp;Licences</source>
        <translation>&amp;Lizenzen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/about.py"/>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/about.py"/>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/about.py"/>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/export.py"/>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/export.py"/>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/export.py"/>
        <source>Choose &amp;File…</source>
        <translation>&amp;Datei wählen…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/export.py"/>
        <source>Everything that came with the photo is kept.</source>
        <translation>Alles, was mit dem Foto kam, bleibt erhalten.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/hole_sizes.py"/>
        <source>Select spots by size</source>
        <translation>Stellen nach Größe auswählen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/hole_sizes.py"/>
        <source>Smallest area in pixels</source>
        <translation>Kleinste Fläche in Pixeln</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/hole_sizes.py"/>
        <source>Largest area in pixels</source>
        <translation>Größte Fläche in Pixeln</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/hole_sizes.py"/>
        <source>&amp;Keep them</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/hole_sizes.py"/>
        <source>&amp;Remove them</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/hole_sizes.py"/>
        <source>&amp;Smallest area</source>
        <translation>&amp;Kleinste Fläche</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/hole_sizes.py"/>
        <source>&amp;Largest area</source>
        <translation>&amp;Größte Fläche</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/dialogs/hole_sizes.py"/>
        <source>{chosen:,} of {n:,} spots have this size; {left:,} stay.</source>
        <translation>
            <numerusform>{chosen:,} von {n:,} Stelle mit dieser Größe; {left:,} bleiben.</numerusform>
            <numerusform>{chosen:,} von {n:,} Stellen haben diese Größe; {left:,} bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Choose an action, then press the new keys in the field.</source>
        <translation>Wählen Sie eine Aktion und drücken Sie dann die neuen Tasten im Feld.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Search an action or a key</source>
        <translation>Aktion oder Taste suchen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>New keys</source>
        <translation>Neue Tasten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Use &amp;Only This</source>
        <translation>&amp;Nur diese</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Take the action&apos;s other keys away</source>
        <translation>Der Aktion ihre anderen Tasten wegnehmen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>&amp;Add This</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Keep the action&apos;s other keys, too</source>
        <translation>Auch die anderen Tasten der Aktion behalten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>&amp;No Keys</source>
        <translation>&amp;Keine Taste</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Take all keys of the action away</source>
        <translation>Der Aktion alle Tasten wegnehmen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>&amp;Reset</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Give the action the keys it began with</source>
        <translation>Der Aktion die Tasten geben, mit denen sie begann</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Reset A&amp;ll</source>
        <translation>&amp;Alle zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>New &amp;keys</source>
        <translation>N&amp;eue Tasten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>{shown} belongs to the photo itself. Choose another key.</source>
        <translation>{shown} gehört dem Foto selbst. Wählen Sie eine andere Taste.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>{name} has {shown} already.</source>
        <translation>{name} hat {shown} schon.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>{shown} belongs to {name} now. That loses it if you take it over.</source>
        <translation>{shown} gehört jetzt zu „{name}“. Wenn Sie die Taste übernehmen, fehlt sie dort.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>{shown} is free.</source>
        <translation>{shown} ist frei.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Take &amp;Over</source>
        <translation>&amp;Übernehmen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Take Over and &amp;Add</source>
        <translation>Übernehmen und &amp;hinzufügen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>You have given its other keys to other actions. Reset those, too.</source>
        <translation>Sie haben andere Tasten dieser Aktion anderen gegeben. Setzen Sie auch diese zurück.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <location filename="../../inpaint_studio/ui/dialogs/shortcuts.py"/>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/log_dialog.py"/>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/log_dialog.py"/>
        <source>Path of the log</source>
        <translation>Ort des Protokolls</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/log_dialog.py"/>
        <source>Nothing has been noted yet.</source>
        <translation>Noch ist nichts vermerkt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/log_dialog.py"/>
        <source>The log holds no pixels of your photos, but it may name their files.</source>
        <translation>Das Protokoll enthält keine Pixel Ihrer Fotos, nennt aber vielleicht deren Dateien.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/log_dialog.py"/>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/log_dialog.py"/>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show in &amp;Folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/pages.py"/>
        <source>Open a page</source>
        <translation>Eine Seite öffnen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/pages.py"/>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/dialogs/pages.py"/>
        <source>{name} holds {n} pages. Which one do you want to restore?</source>
        <translation>
            <numerusform>{name} enthält {n} Seite. Welche möchten Sie restaurieren?</numerusform>
            <numerusform>{name} enthält {n} Seiten. Welche möchten Sie restaurieren?</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/pages.py"/>
        <source>When you save, all others stay as they are.</source>
        <translation>Beim Speichern bleiben alle anderen, wie sie sind.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/pages.py"/>
        <source>Page {number}:  {title}</source>
        <translation>Seite {number}:  {title}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/pages.py"/>
        <source>{text}  (cannot be opened)</source>
        <translation>{text}  (kann nicht geöffnet werden)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/pages.py"/>
        <source>This page {problem}</source>
        <translation>Diese Seite {problem}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/preferences.py"/>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/preferences.py"/>
        <source>Reset {group}: {title}</source>
        <translation>{group}: {title} zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/preferences.py"/>
        <source>Changed. Back to the default: {default}</source>
        <translation>Geändert. Zurück zur Vorgabe: {default}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/preferences.py"/>
        <source>From the next start on.</source>
        <translation>Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/preferences.py"/>
        <source>Reset &amp;All</source>
        <translation>&amp;Alles zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/preferences.py"/>
        <source>Give every setting here its default</source>
        <translation>Allen Einstellungen hier ihre Vorgabe geben</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/shortcuts.py"/>
        <source>Inpaint Studio: keys</source>
        <translation>Inpaint Studio: Tasten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/shortcuts.py"/>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/shortcuts.py"/>
        <source>The list of keys cannot be written to {path}: {reason}.</source>
        <translation>Die Tastenliste kann nicht nach {path} geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/shortcuts.py"/>
        <source>The list of keys was saved to {path}.</source>
        <translation>Die Tastenliste wurde in {path} gespeichert.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/shortcuts.py"/>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/shortcuts.py"/>
        <source>Save as P&amp;DF…</source>
        <translation>Als &amp;PDF speichern…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/shortcuts.py"/>
        <source>Change &amp;Keys…</source>
        <translation>&amp;Tasten ändern…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/shortcuts.py"/>
        <source>Save the list of keys</source>
        <translation>Tastenliste speichern</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/shortcuts.py"/>
        <source>PDF document (*.pdf)</source>
        <translation>PDF-Dokument (*.pdf)</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/editor/acceptance.py"/>
        <source>Accept {n} marks</source>
        <translation>
            <numerusform>{n} Fundstelle übernehmen</numerusform>
            <numerusform>{n} Fundstellen übernehmen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/acceptance.py"/>
        <source>Accept examples</source>
        <translation>Beispiele übernehmen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/document_files.py"/>
        <location filename="../../inpaint_studio/ui/sessions/session_actions.py"/>
        <source>Saving {name}</source>
        <translation>{name} wird gespeichert</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/document_files.py"/>
        <source>Exported to {path}.</source>
        <translation>Exportiert nach {path}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/document_files.py"/>
        <source>Exporting {name}</source>
        <translation>{name} wird exportiert</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/document_files.py"/>
        <source>Loading {name}</source>
        <translation>{name} wird geladen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/document_files.py"/>
        <source>Load mask</source>
        <translation>Maske laden</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/document_files.py"/>
        <source>The mask was saved to {path}.</source>
        <translation>Die Maske wurde in {path} gespeichert.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/earlier_photo.py"/>
        <location filename="../../inpaint_studio/ui/editor/open_document.py"/>
        <source>No photo is open.</source>
        <translation>Es ist kein Foto geöffnet.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/editor.py"/>
        <location filename="../../inpaint_studio/ui/editor/painter.py"/>
        <location filename="../../inpaint_studio/ui/tools/brush.py"/>
        <source>brush stroke</source>
        <translation>Pinselstrich</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/fader.py"/>
        <source>Later restorations cover this one, and stay as they are. To fade it, take them back first.</source>
        <translation>Spätere Restaurierungen überdecken diese und bleiben, wie sie sind. Um sie abzuschwächen, nehmen Sie jene zuerst zurück.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/finder.py"/>
        <source>Much of the photo looks like that. Only the surest marks are proposed: paint over more places, or reject what is no damage, and find again.</source>
        <translation>So sieht viel vom Foto aus. Nur die sichersten Fundstellen sind vorgeschlagen: Übermalen Sie weitere Stellen oder lehnen Sie ab, was kein Schaden ist, und suchen Sie noch einmal.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/finder.py"/>
        <source>Nothing has been found yet. Press Find first.</source>
        <translation>Noch ist nichts gefunden worden. Drücken Sie zuerst „Suchen“.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/finder.py"/>
        <source>No mark was found here. Paint it with the brush.</source>
        <translation>Hier gibt es keine Fundstelle. Malen Sie mit dem Pinsel.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/history.py"/>
        <source>There is not enough memory for this step.</source>
        <translation>Der Arbeitsspeicher reicht für diesen Schritt nicht.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/infrared_view.py"/>
        <source>The infrared plane of this photo cannot be read.</source>
        <translation>Die Infrarotebene dieses Fotos kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/infrared_view.py"/>
        <source>Reading the infrared plane</source>
        <translation>Infrarotebene wird gelesen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/job_runner.py"/>
        <source>There is not enough memory for this. Close other programs or restore a smaller part at a time.</source>
        <translation>Der Arbeitsspeicher reicht dafür nicht. Schließen Sie andere Programme oder restaurieren Sie kleinere Teile nacheinander.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/job_runner.py"/>
        <source>Something unexpected went wrong ({kind}). Your work is untouched; the log has the details.</source>
        <translation>Etwas Unerwartetes ist schiefgegangen ({kind}). Ihre Arbeit ist unberührt; Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/kind_list.py"/>
        <source>Remove “{name}”</source>
        <translation>„{name}“ entfernen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/mask_jobs.py"/>
        <source>The mask fits the damage already.</source>
        <translation>Die Maske passt schon zum Schaden.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/open_document.py"/>
        <source>The history cannot be moved out of the memory: {reason}. It stays complete.</source>
        <translation>Der Verlauf kann nicht aus dem Arbeitsspeicher ausgelagert werden: {reason}. Er bleibt vollständig.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/remains.py"/>
        <source>Take in remains</source>
        <translation>Reste einbeziehen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/editor/restorations.py"/>
        <source>Restore: {n} spots, {title}, {seconds:.1f} s</source>
        <translation>
            <numerusform>Restaurieren: {n} Stelle, {title}, {seconds:.1f} s</numerusform>
            <numerusform>Restaurieren: {n} Stellen, {title}, {seconds:.1f} s</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/restorer.py"/>
        <source>With these settings the same comes out again: nothing is left to chance. Choose another engine or other settings.</source>
        <translation>Mit diesen Einstellungen kommt dasselbe heraus: Nichts ist dem Zufall überlassen. Wählen Sie ein anderes Verfahren oder andere Einstellungen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/restorer.py"/>
        <source>Paint over the damage first, then press Restore.</source>
        <translation>Übermalen Sie erst die Schäden und drücken Sie dann Restaurieren.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/restorer.py"/>
        <source>These settings were tried before: this is what they made.</source>
        <translation>Diese Einstellungen wurden schon versucht: Das ist ihr Ergebnis.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/restorer.py"/>
        <source>{title} has restored this for now. A better restoration follows once all is ready.</source>
        <translation>{title} hat dies vorerst restauriert. Eine bessere Restaurierung folgt, sobald alles bereit ist.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/restorer.py"/>
        <source>Variant {count}: the same settings with another seed.</source>
        <translation>Variante {count}: dieselben Einstellungen mit anderem Startwert.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/restorer.py"/>
        <source>Preparing the engine for its first use</source>
        <translation>Das Verfahren wird für den ersten Einsatz vorbereitet</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/restorer.py"/>
        <source>{title} takes no texture from elsewhere: “Take from here” and “Not from here” made no difference.</source>
        <translation>{title} nimmt keine Textur von anderswo: „Von hier nehmen“ und „Nicht von hier“ haben nichts geändert.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/review.py"/>
        <source>No mark that is proposed is doubtful.</source>
        <translation>Keine vorgeschlagene Fundstelle ist zweifelhaft.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/review.py"/>
        <source>All doubtful marks have been looked at.</source>
        <translation>Alle zweifelhaften Fundstellen sind durchgesehen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/stroke_queue.py"/>
        <source>Restoring the stroke</source>
        <translation>Der Strich wird restauriert</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/stroke_queue.py"/>
        <source>{stroke}, restored</source>
        <translation>{stroke}, restauriert</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/variant_names.py"/>
        <location filename="../../inpaint_studio/ui/widgets/file_field.py"/>
        <source>Ours</source>
        <translation>Unsere</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/waiting_files.py"/>
        <source>{name} will be saved as soon as this is over: {running}.</source>
        <translation>{name} wird gespeichert, sobald dies vorbei ist: {running}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/waiting_files.py"/>
        <source>{name} will be exported as soon as this is over: {running}.</source>
        <translation>{name} wird exportiert, sobald dies vorbei ist: {running}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/waiting_files.py"/>
        <source>What was to be saved after it has not been saved.</source>
        <translation>Was danach gespeichert werden sollte, wurde nicht gespeichert.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/engine_panel.py"/>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <location filename="../../inpaint_studio/ui/window/assembly.py"/>
        <source>Repair</source>
        <translation>Reparatur</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/fade_panel.py"/>
        <source>Fade</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/fade_panel.py"/>
        <source>Fade the restoration</source>
        <translation>Restaurierung abschwächen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/fade_panel.py"/>
        <source>How much of the restoration is seen: at 100 % all of it, at 0 % the photo as before</source>
        <translation>Wie viel von der Restaurierung zu sehen ist: bei 100 % alles, bei 0 % das Foto wie zuvor</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/fade_panel.py"/>
        <source>Soft edge</source>
        <translation>Weicher Rand</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/fade_panel.py"/>
        <source>Soft edge of the restoration</source>
        <translation>Weicher Rand der Restaurierung</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/fade_panel.py"/>
        <source>Over how many pixels the restoration comes in from the rim of its mask</source>
        <translation>Über wie viele Pixel die Restaurierung vom Rand ihrer Maske her einsetzt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/filmstrip_panel.py"/>
        <location filename="../../inpaint_studio/ui/window/assembly.py"/>
        <source>Filmstrip</source>
        <translation>Filmstreifen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/filmstrip_panel.py"/>
        <source>The open photos; choose one to show it.</source>
        <translation>Die geöffneten Fotos; wählen Sie eines, um es zu zeigen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/filmstrip_panel.py"/>
        <source>{place} (not saved)</source>
        <translation>{place} (nicht gespeichert)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>Find shows what looks like damage, in the colour of its kind. Nothing changes before you accept it.</source>
        <translation>„Suchen“ zeigt in der Farbe der Art, was wie ein Schaden aussieht. Nichts ändert sich, bevor Sie es übernehmen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>None of the marks found is proposed now. Raise the sensitivity to see the less sure ones.</source>
        <translation>Zurzeit wird keine der Fundstellen vorgeschlagen. Mehr Empfindlichkeit zeigt auch weniger sichere.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>What was proposed is accepted. Undo brings it back.</source>
        <translation>Was vorgeschlagen war, ist übernommen. „Rückgängig“ bringt es zurück.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>Paint over three or more places of the damage you mean, then press Find.</source>
        <translation>Übermalen Sie drei oder mehr Stellen des Schadens, den Sie meinen, und drücken Sie dann „Suchen“.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>Find looks for what your last strokes showed. Paint over other damage to look for that instead.</source>
        <translation>„Suchen“ sucht, was Ihre letzten Striche gezeigt haben. Übermalen Sie anderen Schaden, um stattdessen diesen zu suchen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>That is much of the photo. Look closely before you accept it.</source>
        <translation>Das ist viel von dem Foto. Sehen Sie genau hin, bevor Sie es übernehmen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>Where marks come from</source>
        <translation>Woher Fundstellen kommen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>Learned from {n} places.</source>
        <translation>
            <numerusform>Von {n} Stelle gelernt.</numerusform>
            <numerusform>Von {n} Stellen gelernt.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>Three or more are better.</source>
        <translation>Drei oder mehr sind besser.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>{n} marks proposed</source>
        <translation>
            <numerusform>{n} Fundstelle vorgeschlagen</numerusform>
            <numerusform>{n} Fundstellen vorgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>{count} of all kinds</source>
        <translation>{count} aller Arten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>{share} % of the photo</source>
        <translation>{share} % des Fotos</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/history_panel.py"/>
        <source>As opened</source>
        <translation>Wie geöffnet</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/history_panel.py"/>
        <location filename="../../inpaint_studio/ui/window/assembly.py"/>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/history_panel.py"/>
        <source>Compare with This Step</source>
        <translation>Mit diesem Schritt vergleichen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/history_panel.py"/>
        <source>Fade This Step</source>
        <translation>Diesen Schritt abschwächen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/history_panel.py"/>
        <source>Name This Step…</source>
        <translation>Diesen Schritt benennen…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/history_panel.py"/>
        <source>Show Each Step</source>
        <translation>Jeden Schritt zeigen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/history_panel.py"/>
        <source>Show as One Row</source>
        <translation>In einer Zeile zeigen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/history_panel.py"/>
        <source>Show Pictures</source>
        <translation>Bilder zeigen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/kind_row.py"/>
        <source>Kind of damage</source>
        <translation>Art der Schäden</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/kind_row.py"/>
        <source>Which kind of damage is looked for; type to name it</source>
        <translation>Nach welcher Art von Schäden gesucht wird; was Sie eintippen, ist ihr Name</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/left_out.py"/>
        <source>Take All</source>
        <translation>Alle nehmen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/left_out.py"/>
        <source>Take marks of every size, bright and dark ones</source>
        <translation>Fundstellen jeder Größe nehmen, helle und dunkle</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/left_out.py"/>
        <source>only bright marks</source>
        <translation>nur helle</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/left_out.py"/>
        <source>only dark marks</source>
        <translation>nur dunkle</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/left_out.py"/>
        <source>from {size} px</source>
        <translation>ab {size} px</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/left_out.py"/>
        <source>up to {size} px</source>
        <translation>bis {size} px</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/panels/left_out.py"/>
        <source>{n} marks left out</source>
        <translation>
            <numerusform>{n} Fundstelle ausgelassen</numerusform>
            <numerusform>{n} Fundstellen ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Take bright marks and dark ones</source>
        <translation>Helle und dunkle Fundstellen nehmen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Bright</source>
        <translation>Hell</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Take only marks that are brighter than what is around them, such as dust on a negative</source>
        <translation>Nur Fundstellen nehmen, die heller sind als ihre Umgebung, etwa Staub auf einem Negativ</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Take only marks that are darker than what is around them, such as ink and dirt</source>
        <translation>Nur Fundstellen nehmen, die dunkler sind als ihre Umgebung, etwa Tinte und Schmutz</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Sensitivity</source>
        <translation>Empfindlich</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>How doubtful a mark may be; the number tells how many are proposed</source>
        <translation>Wie zweifelhaft eine Fundstelle sein darf; die Zahl sagt, wie viele vorgeschlagen werden</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Smallest</source>
        <translation>Kleinste</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Leave out marks that are smaller across</source>
        <translation>Fundstellen auslassen, die schmaler sind</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>any</source>
        <translation>alle</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Largest</source>
        <translation>Größte</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Leave out marks that are larger across</source>
        <translation>Fundstellen auslassen, die breiter sind</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Margin</source>
        <translation>Rand</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>By how many pixels marks are made wider, so that no rim is left</source>
        <translation>Um wie viele Pixel Fundstellen erweitert werden, damit kein Saum stehen bleibt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Lines of any length</source>
        <translation>Linien jeder Länge</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Take scratches, cracks and hairs even where they are longer than the largest</source>
        <translation>Kratzer, Risse und Haare auch dann nehmen, wenn sie länger sind als die größte</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <location filename="../../inpaint_studio/ui/panels/sliders.py"/>
        <source>{name}, number</source>
        <translation>{name}, Zahl</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Take</source>
        <translation>Nehmen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>{n:,} marks</source>
        <translation>
            <numerusform>{n:,} Stelle</numerusform>
            <numerusform>{n:,} Stellen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/navigator_panel.py"/>
        <location filename="../../inpaint_studio/ui/window/assembly.py"/>
        <source>Navigator</source>
        <translation>Navigator</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/navigator_panel.py"/>
        <source>Drag the frame to move the view</source>
        <translation>Den Rahmen ziehen, um die Ansicht zu verschieben</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/preset_button.py"/>
        <source>Brush presets</source>
        <translation>Pinselvorgaben</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/preset_button.py"/>
        <source>Brush presets: a number key takes size and hardness, Alt and the number store them</source>
        <translation>Pinselvorgaben: Eine Zifferntaste holt Größe und Härte, Alt und die Ziffer speichern sie</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/sliders.py"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/sliders.py"/>
        <source>Brush size</source>
        <translation>Pinselgröße</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/sliders.py"/>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Size of the brush</source>
        <translation>Größe des Pinsels</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/sliders.py"/>
        <source>Ctrl + wheel</source>
        <translation>Strg + Mausrad</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/sliders.py"/>
        <source>How much of the brush covers whole; from there it fades out to its rim</source>
        <translation>Wie viel des Pinsels ganz deckt; von dort an läuft er zum Rand hin aus</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/sliders.py"/>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Hardness</source>
        <translation>Härte</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/sliders.py"/>
        <source>Hardness of the brush</source>
        <translation>Härte des Pinsels</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/sliders.py"/>
        <source>How far each colour may differ from the one clicked, in steps of 255 to full white</source>
        <translation>Wie weit jede Farbe von der angeklickten abweichen darf, in Stufen, von denen 255 volles Weiß ergeben</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/sliders.py"/>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/sliders.py"/>
        <source>Wand tolerance</source>
        <translation>Toleranz des Zauberstabs</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/panels/step_delegate.py"/>
        <source>Restore: {n} spots</source>
        <translation>
            <numerusform>Restaurieren: {n} Stelle</numerusform>
            <numerusform>Restaurieren: {n} Stellen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/step_delegate.py"/>
        <source>{name} × {count}</source>
        <translation>{name} × {count}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/step_delegate.py"/>
        <source>{title}, {seconds:.1f} s</source>
        <translation>{title}, {seconds:.1f} s</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/step_delegate.py"/>
        <source>Click a step to go there, double-click or press F2 to name it; right-click to compare with it.</source>
        <translation>Ein Klick geht zu einem Schritt, ein Doppelklick oder F2 benennt ihn, ein Rechtsklick vergleicht mit ihm.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/step_list.py"/>
        <source>Name of the step</source>
        <translation>Name des Schritts</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Mark what is to be restored</source>
        <translation>Markieren, was restauriert werden soll</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Protect</source>
        <translation>Schutz</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Mark what is to be left alone: no tool marks it</source>
        <translation>Markieren, was unberührt bleiben soll: kein Werkzeug markiert es</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Take from here</source>
        <translation>Von hier nehmen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Mark where texture is to be taken from: then from nowhere else</source>
        <translation>Markieren, woher Textur genommen wird: dann nirgendwo sonst</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Not from here</source>
        <translation>Nicht von hier</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Mark where no texture is to be taken from</source>
        <translation>Markieren, woher keine Textur genommen wird</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Mark some of the damage: Find finds more like it</source>
        <translation>Etwas von dem Schaden markieren: Suchen findet mehr davon</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Add to what is marked</source>
        <translation>Zum Markierten hinzufügen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Subtract</source>
        <translation>Abziehen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Take away from what is marked  (Ctrl, or the right button)</source>
        <translation>Vom Markierten wegnehmen  (Strg oder die rechte Taste)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Intersect</source>
        <translation>Schnittmenge</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Keep of what is marked only what lies inside  (Ctrl + Alt)</source>
        <translation>Vom Markierten nur behalten, was innen liegt  (Strg + Alt)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Only what is connected with the place clicked; off: all of the photo</source>
        <translation>Nur, was mit der angeklickten Stelle verbunden ist; aus: im ganzen Foto</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Restore while painting</source>
        <translation>Beim Malen restaurieren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Each stroke is restored as it ends; undo takes both back</source>
        <translation>Jeder Strich wird restauriert, sobald er endet; Rückgängig nimmt beides zurück</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>The source goes along from stroke to stroke; off: each stroke begins at the same place</source>
        <translation>Die Quelle geht von Strich zu Strich mit; aus: Jeder Strich beginnt an derselben Stelle</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Aligned</source>
        <translation>Ausgerichtet</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Edge</source>
        <translation>Rand</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Pixels to grow, shrink or smooth by</source>
        <translation>Pixel zum Erweitern, Verkleinern oder Glätten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>By how many pixels Grow, Shrink and Smooth change the mask</source>
        <translation>Um wie viele Pixel Erweitern, Verkleinern und Glätten die Maske ändern</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/variants_panel.py"/>
        <source>To compare variants, restore again with other settings.</source>
        <translation>Für Varianten zum Vergleich mit anderen Einstellungen neu restaurieren.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/variants_panel.py"/>
        <source>Variants of the last restoration</source>
        <translation>Varianten der letzten Restaurierung</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/variants_panel.py"/>
        <source>Click a variant to take it; Ctrl+click compares it with the one taken.</source>
        <translation>Ein Klick nimmt die Variante, Strg+Klick vergleicht sie mit der genommenen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/variants_panel.py"/>
        <source>Variants</source>
        <translation>Varianten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/variants_panel.py"/>
        <source>Compare with This Variant</source>
        <translation>Mit dieser Variante vergleichen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/filmstrip.py"/>
        <source>&amp;Discard All</source>
        <translation>Alles &amp;verwerfen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/filmstrip.py"/>
        <source>Save &amp;All</source>
        <translation>Alle &amp;speichern</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/filmstrip.py"/>
        <source>{name} (a mask that has not been restored yet)</source>
        <translation>{name} (eine Maske, die noch nicht restauriert ist)</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/sessions/filmstrip.py"/>
        <source>{n} photos have unsaved work.</source>
        <translation>
            <numerusform>In einem Foto steckt ungespeicherte Arbeit.</numerusform>
            <numerusform>In {n} Fotos steckt ungespeicherte Arbeit.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/frame.py"/>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/journal_writer.py"/>
        <source>see the log</source>
        <translation>Siehe Protokoll</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/recovery.py"/>
        <source>Your steps cannot be kept safe against a crash for now: {reason}. Work goes on; save from time to time.</source>
        <translation>Ihre Schritte können zurzeit nicht gegen einen Absturz gesichert werden: {reason}. Die Arbeit geht weiter; speichern Sie ab und zu.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/recovery_offer.py"/>
        <source>Looking for unsaved work</source>
        <translation>Ungespeicherte Arbeit wird gesucht</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/recovery_offer.py"/>
        <source>It is kept in {folder}.</source>
        <translation>Sie bleibt in {folder} erhalten.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/sessions/recovery_offer.py"/>
        <source>{n} steps are safe, with the mask.</source>
        <translation>
            <numerusform>{n} Schritt ist gesichert, mit der Maske.</numerusform>
            <numerusform>{n} Schritte sind gesichert, mit der Maske.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/recovery_offer.py"/>
        <source>The damage that was found is safe: D shows it.</source>
        <translation>Die gefundenen Schäden sind sicher: D zeigt sie.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/recovery_offer.py"/>
        <source>Bring the work back?</source>
        <translation>Die Arbeit zurückholen?</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/recovery_offer.py"/>
        <source>Inpaint Studio ended unexpectedly while {name} was open.</source>
        <translation>Inpaint Studio wurde unerwartet beendet, während {name} geöffnet war.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/recovery_offer.py"/>
        <source>Bring It &amp;Back</source>
        <translation>&amp;Zurückholen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/recovery_offer.py"/>
        <source>Your work is back.</source>
        <translation>Ihre Arbeit ist wieder da.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/recovery_offer.py"/>
        <source>The last one was “{title}”.</source>
        <translation>Der letzte war „{title}“.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/recovery_offer.py"/>
        <source>HH:mm &apos;on&apos; d MMMM</source>
        <translation>d. MMMM &apos;um&apos; HH:mm &apos;Uhr&apos;</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/recovery_offer.py"/>
        <source>The last one was “{title}” at {moment}.</source>
        <translation>Der letzte war „{title}“ am {moment}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/session_actions.py"/>
        <source>Session ({patterns})</source>
        <translation>Sitzung ({patterns})</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/session_actions.py"/>
        <source>Save the session</source>
        <translation>Die Sitzung speichern</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/session_actions.py"/>
        <source>The session was saved to {path}.</source>
        <translation>Die Sitzung wurde in {path} gespeichert.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/session_actions.py"/>
        <source>“{name}” cannot be unpacked: {reason}.</source>
        <translation>„{name}“ kann nicht entpackt werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/work_opener.py"/>
        <source>&amp;Find the Photo…</source>
        <translation>Foto &amp;suchen…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/work_opener.py"/>
        <source>If it has been moved or renamed, show where it is.</source>
        <translation>Wenn es verschoben oder umbenannt wurde, zeigen Sie, wo es ist.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/work_opener.py"/>
        <source>What was restored no longer fits it, but the mask does. Another copy of the photo may still fit.</source>
        <translation>Was restauriert wurde, passt nicht mehr dazu, die Maske aber schon. Eine andere Kopie des Fotos passt vielleicht noch.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/work_opener.py"/>
        <source>Open with the &amp;Mask</source>
        <translation>Mit der &amp;Maske öffnen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/work_opener.py"/>
        <source>Where is {name}?</source>
        <translation>Wo ist {name}?</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/work_opener.py"/>
        <source>Mask brought back</source>
        <translation>Maske zurückgeholt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Light or dark; the system decides unless you do.</source>
        <translation>Hell oder dunkel; das System entscheidet, wenn Sie es nicht tun.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>The language of the program, from its next start on.</source>
        <translation>Die Sprache des Programms ab seinem nächsten Start.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Screen profile</source>
        <translation>Bildschirmprofil</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>The colours that photos are converted to for your eyes. Files are never touched by it. On X11 the system tells the profile of each screen; elsewhere choose its file, or let the system convert from sRGB.</source>
        <translation>Die Farben, in die Fotos für Ihre Augen umgerechnet werden. Dateien bleiben davon unberührt. Unter X11 nennt das System das Profil jedes Bildschirms; anderswo wählen Sie seine Datei oder lassen das System von sRGB umrechnen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>What the system says</source>
        <translation>Was das System nennt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>sRGB</source>
        <translation>sRGB</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>From a file</source>
        <translation>Aus einer Datei</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Profile file</source>
        <translation>Profildatei</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>The ICC profile of your screen, as a calibration writes it; counts with “From a file”.</source>
        <translation>Das ICC-Profil Ihres Bildschirms, wie eine Kalibrierung es schreibt; gilt bei „Aus einer Datei“.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>None chosen</source>
        <translation>Keine gewählt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>ICC profiles (*.icc *.icm);;All files (*)</source>
        <translation>ICC-Profile (*.icc *.icm);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Pictures in the history</source>
        <translation>Bilder im Verlauf</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Show beside each step of the history what it changed.</source>
        <translation>Neben jedem Schritt des Verlaufs zeigen, was er geändert hat.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Enlarge small photos</source>
        <translation>Kleine Fotos vergrößern</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>A photo smaller than the window is shown enlarged where the whole of it is shown, up to 400 %.</source>
        <translation>Ein Foto, das kleiner ist als das Fenster, wird vergrößert gezeigt, wo es ganz zu sehen ist, bis zu 400 %.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Shows what will be restored.</source>
        <translation>Zeigt, was restauriert wird.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>How strongly the mask covers the photo.</source>
        <translation>Wie stark die Maske das Foto bedeckt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Black stripes make the mask show on any photo.</source>
        <translation>Mit schwarzen Streifen ist die Maske auf jedem Foto zu sehen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Plain</source>
        <translation>Einfarbig</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Striped with black</source>
        <translation>Schwarz gestreift</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Shown</source>
        <translation>Anzeige</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>What is shown of the mask.</source>
        <translation>Was von der Maske zu sehen ist.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Filled</source>
        <translation>Gefüllt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Outline only</source>
        <translation>Nur Umriss</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Alone, white on black</source>
        <translation>Allein, weiß auf schwarz</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>At the start</source>
        <translation>Beim Start</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>How the program repairs at first.</source>
        <translation>Womit das Programm anfangs repariert.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>The one used last</source>
        <translation>Das zuletzt benutzte</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Keep its options</source>
        <translation>Optionen behalten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Begin with the options used last; off: with those that are suggested.</source>
        <translation>Mit den zuletzt benutzten Optionen beginnen; aus: mit den vorgeschlagenen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Point out remains</source>
        <translation>Reste hervorheben</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>After a restoration, show what it has left of the damage along its rim.</source>
        <translation>Nach einer Restaurierung zeigen, was sie am Rand vom Schaden übrig gelassen hat.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Open from</source>
        <translation>Öffnen aus</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Where the dialog that opens photos begins.</source>
        <translation>Wo der Dialog beginnt, der Fotos öffnet.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>The folder used last</source>
        <translation>Dem zuletzt benutzten Ordner</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Where the dialog that exports photos begins.</source>
        <translation>Wo der Dialog beginnt, der Fotos exportiert.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Beside the photo</source>
        <translation>Neben das Foto</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Saving an original</source>
        <translation>Original speichern</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>What saving does to a file that Inpaint Studio has not written yet, such as a scan.</source>
        <translation>Was beim Speichern mit einer Datei geschieht, die Inpaint Studio noch nicht geschrieben hat, etwa einem Scan.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Save a copy beside it</source>
        <translation>Kopie daneben speichern</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Restorer&apos;s log</source>
        <translation>Restaurierungsprotokoll</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Note in the XMP data of saved files what was restored, how and when.</source>
        <translation>In den XMP-Daten gespeicherter Dateien vermerken, was wie und wann restauriert wurde.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>In copies, not in the original</source>
        <translation>In Kopien, nicht im Original</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Mask of what was restored</source>
        <translation>Maske des Restaurierten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Write a mask of all restored places, white on black, whenever a photo is saved or exported.</source>
        <translation>Schreibt eine Maske aller restaurierten Stellen, weiß auf schwarz, wann immer ein Foto gespeichert oder exportiert wird.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Is not saved</source>
        <translation>Wird nicht gespeichert</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Beside the photo, as PNG</source>
        <translation>Neben dem Foto, als PNG</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>In TIFFs as a further page</source>
        <translation>In TIFFs als weitere Seite</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Renew smaller copies</source>
        <translation>Kleinere Kopien erneuern</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Let previews, thumbnails and pyramids inside a photo&apos;s own file show what was restored.</source>
        <translation>Vorschauen, Miniaturen und Pyramiden in der Datei eines Fotos zeigen lassen, was restauriert wurde.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Largest photo</source>
        <translation>Größtes Foto</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Files that declare more pixels are declined before they can fill the memory.</source>
        <translation>Dateien mit mehr Pixeln werden abgelehnt, bevor sie den Arbeitsspeicher füllen können.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>MP</source>
        <translation>MP</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Memory and safety</source>
        <translation>Speicher und Sicherheit</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>History in memory</source>
        <translation>Verlauf im Speicher</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Steps that take more than this are kept on the drive. None is ever forgotten.</source>
        <translation>Was an Schritten darüber hinausgeht, liegt auf dem Laufwerk. Keiner wird je vergessen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Protect against a crash</source>
        <translation>Vor Absturz schützen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Keep every step on the drive while you work, so that the next start can bring it back. What you change here counts from the next photo on.</source>
        <translation>Jeden Schritt während der Arbeit auf dem Laufwerk sichern, damit der nächste Start ihn zurückholen kann. Was Sie hier ändern, gilt ab dem nächsten Foto.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Crash protection up to</source>
        <translation>Absturzsicherung bis</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>The file that keeps your steps safe against a crash may grow so large; then the steps in it become one.</source>
        <translation>So groß darf die Datei werden, die Ihre Schritte vor einem Absturz sichert; dann werden die Schritte in ihr zu einem.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Touchpad</source>
        <translation>Touchpad</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Two fingers move the photo</source>
        <translation>Zwei Finger bewegen das Foto</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Pinch to zoom. Off: two fingers zoom as a wheel does.</source>
        <translation>Zum Zoomen die Finger spreizen oder schließen. Aus: Zwei Finger zoomen wie ein Mausrad.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Pen</source>
        <translation>Stift</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Pressure changes the width</source>
        <translation>Druck ändert die Breite</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>The brush is as wide as chosen only when the pen is pressed all the way.</source>
        <translation>Der Pinsel ist nur dann so breit wie gewählt, wenn der Stift ganz aufgedrückt wird.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Ignore the eraser end</source>
        <translation>Radierende nicht beachten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Paint with the pen&apos;s other end, too, instead of erasing: for pens that mistake their ends.</source>
        <translation>Auch mit dem anderen Ende des Stifts malen, statt zu radieren: für Stifte, die ihre Enden verwechseln.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Restore what is painted as soon as the stroke ends.</source>
        <translation>Das Gemalte restaurieren, sobald der Strich endet.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>How much of the brush covers whole.</source>
        <translation>Wie viel des Pinsels ganz deckt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>The source goes along from stroke to stroke; off: each stroke begins at the same place.</source>
        <translation>Die Quelle geht von Strich zu Strich mit; aus: Jeder Strich beginnt an derselben Stelle.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Paint by keyboard</source>
        <translation>Mit der Tastatur malen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Arrows move the pointer, Space presses its button.</source>
        <translation>Die Pfeiltasten bewegen den Zeiger, die Leertaste drückt seine Taste.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Fit each stroke</source>
        <translation>Jeden Strich anpassen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Bring what is painted to where the damage below it ends, wider or narrower.</source>
        <translation>Was gemalt wird, bis dorthin bringen, wo der Schaden darunter endet, breiter oder schmaler.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>How far a colour may differ, in steps of 255.</source>
        <translation>Wie weit eine Farbe abweichen darf, in Stufen von 255.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Connected only</source>
        <translation>Nur Verbundenes</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Only what is connected with the place that is clicked, not everything alike in the photo.</source>
        <translation>Nur, was mit der angeklickten Stelle verbunden ist, nicht alles Ähnliche im Foto.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/tints.py"/>
        <source>&amp;Red</source>
        <translation>&amp;Rot</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/tints.py"/>
        <source>&amp;Green</source>
        <translation>&amp;Grün</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/tints.py"/>
        <source>&amp;Magenta</source>
        <translation>&amp;Magenta</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/tints.py"/>
        <source>&amp;High Contrast</source>
        <translation>Hoher &amp;Kontrast</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/brush.py"/>
        <location filename="../../inpaint_studio/ui/tools/line.py"/>
        <source>line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/ellipse.py"/>
        <source>ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/follow.py"/>
        <source>follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/lasso.py"/>
        <source>lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Erase: {stroke}</source>
        <translation>Radieren: {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Keep inside: {stroke}</source>
        <translation>Innen behalten: {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Protect: {stroke}</source>
        <translation>Schützen: {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Unprotect: {stroke}</source>
        <translation>Schutz wegnehmen: {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Protect inside only: {stroke}</source>
        <translation>Nur innen schützen: {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Take from here: {stroke}</source>
        <translation>Von hier nehmen: {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Take from here, less: {stroke}</source>
        <translation>Von hier nehmen, weniger: {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Take from inside only: {stroke}</source>
        <translation>Nur von innen nehmen: {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Not from here: {stroke}</source>
        <translation>Nicht von hier: {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Not from here, less: {stroke}</source>
        <translation>Nicht von hier, weniger: {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Not from inside only: {stroke}</source>
        <translation>Nur nicht von innen: {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Example: {stroke}</source>
        <translation>Beispiel: {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Example, less: {stroke}</source>
        <translation>Beispiel, weniger: {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Example inside only: {stroke}</source>
        <translation>Beispiel nur innen: {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/pick.py"/>
        <source>pick spot</source>
        <translation>Stelle anklicken</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/pick.py"/>
        <source>There is no spot here. Click one to take it off the mask, again to put it back.</source>
        <translation>Hier ist keine Stelle. Ein Klick auf eine nimmt sie aus der Maske, ein weiterer legt sie zurück.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/polygon.py"/>
        <source>polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/presets.py"/>
        <source>{size} px, hardness {hardness} %</source>
        <translation>{size} px, Härte {hardness} %</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/rectangle.py"/>
        <source>rectangle</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/retouch.py"/>
        <source>Alt+click where to take from (or click with the right button), then paint.</source>
        <translation>Klicken Sie mit Alt (oder mit der rechten Taste) dorthin, woher genommen werden soll, und malen Sie dann.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/retouch.py"/>
        <source>Heal and Clone paint on the photo itself: wait for the end of what is running.</source>
        <translation>Heilen und Klonen malen auf dem Foto selbst: Warten Sie, bis fertig ist, was gerade läuft.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/retouch.py"/>
        <source>The source lies beyond its photo there: nothing was painted. Choose another one by Alt+click.</source>
        <translation>Die Quelle liegt dort außerhalb ihres Fotos: Es wurde nichts gemalt. Wählen Sie mit Alt+Klick eine andere.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/retouch.py"/>
        <source>Some of it was not painted: the source lies beyond its photo there.</source>
        <translation>Ein Teil wurde nicht gemalt: Die Quelle liegt dort außerhalb ihres Fotos.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Paint over the damage. Right button erases, Shift+click draws a line.</source>
        <translation>Schäden übermalen. Die rechte Taste radiert, Umschalt+Klick zieht eine Linie.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Eraser</source>
        <translation>Radierer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Take the mask away again. Right button paints.</source>
        <translation>Die Maske wieder wegnehmen. Die rechte Taste malt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Drag a straight line, or click from corner to corner: Enter or a double click ends. Shift turns in steps of 45°; Shift+click goes on from the last line.</source>
        <translation>Eine gerade Linie ziehen oder von Ecke zu Ecke klicken: Eingabe oder Doppelklick beendet. Umschalt dreht in Schritten von 45°; Umschalt+Klick setzt die letzte Linie fort.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Click along a scratch, a hair or a crack: the line follows it, and the mask is as wide as it is. Enter or a double click ends, Backspace takes a piece back. Or drag roughly over it.</source>
        <translation>Einen Kratzer, ein Haar oder einen Riss entlang klicken: Die Linie folgt ihm, und die Maske ist so breit wie er. Eingabe oder Doppelklick beendet, die Rücktaste nimmt ein Stück zurück. Oder grob darüber ziehen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Draw around the damage.</source>
        <translation>Den Schaden umfahren.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Marks what you draw around with the button held down.</source>
        <translation>Markiert, was Sie mit gedrückter Taste umfahren.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Click around the damage: Enter, a double click or the first corner ends. Shift turns in steps of 45°, Backspace takes a corner back.</source>
        <translation>Rund um den Schaden klicken: Eingabe, Doppelklick oder die erste Ecke beendet. Umschalt dreht in Schritten von 45°, die Rücktaste nimmt eine Ecke zurück.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Marks the area between the corners you click; Enter ends.</source>
        <translation>Markiert die Fläche zwischen den angeklickten Ecken; Eingabe beendet.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Rectangle</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Drag from corner to corner; with Shift a square.</source>
        <translation>Von Ecke zu Ecke ziehen; mit Umschalt ein Quadrat.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Marks a rectangle: drag from corner to corner, with Shift a square.</source>
        <translation>Markiert ein Rechteck: von Ecke zu Ecke ziehen, mit Umschalt ein Quadrat.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Drag from corner to corner; with Shift a circle.</source>
        <translation>Von Ecke zu Ecke ziehen; mit Umschalt ein Kreis.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Marks an ellipse: drag from corner to corner, with Shift a circle.</source>
        <translation>Markiert eine Ellipse: von Ecke zu Ecke ziehen, mit Umschalt einen Kreis.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Wand</source>
        <translation>Zauberstab</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Click a crack or a stain: what looks like it is marked.</source>
        <translation>Einen Riss oder Fleck anklicken: Was ihm gleicht, wird markiert.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Pick</source>
        <translation>Lochwähler</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Click a spot of the mask to take it away whole, again to put it back. Ctrl+Alt keeps this one alone.</source>
        <translation>Eine Stelle der Maske anklicken, um sie ganz wegzunehmen, noch einmal, um sie zurückzulegen. Strg+Alt behält nur diese.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Takes single spots off the mask: click one, again to put it back.</source>
        <translation>Nimmt einzelne Stellen aus der Maske: eine anklicken, noch einmal, um sie zurückzulegen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Paint over damage with the texture of another place and the tone around it. Alt+click, or the right button, chooses where to take from.</source>
        <translation>Schäden mit der Textur einer anderen Stelle und dem Ton der Umgebung übermalen. Alt+Klick oder die rechte Taste wählt, woher genommen wird.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Paint a copy of another place. Alt+click, or the right button, chooses where to take from.</source>
        <translation>Eine Kopie einer anderen Stelle malen. Alt+Klick oder die rechte Taste wählt, woher genommen wird.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Find Damage</source>
        <translation>Schäden finden</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Have scratches, cracks and dust found. Click a mark to reject it, again to take it back.</source>
        <translation>Kratzer, Risse und Staub finden lassen. Ein Klick verwirft eine Fundstelle, ein zweiter holt sie zurück.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Click a mark to reject it, or a place without one to add what is there.</source>
        <translation>Ein Klick verwirft eine Fundstelle oder fügt hinzu, was daneben ist.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Hand</source>
        <translation>Hand</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Drag the photo. With any other tool: hold Space, or use the middle button.</source>
        <translation>Das Foto ziehen. Mit jedem anderen Werkzeug: Leertaste halten oder mittlere Taste benutzen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Moves the photo: drag it. With any other tool hold Space.</source>
        <translation>Verschiebt das Foto: daran ziehen. Sonst die Leertaste halten.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Click to look closer, right button to step back, drag a frame to fill the view.</source>
        <translation>Klicken, um näher heranzugehen, rechte Taste, um zurückzutreten, einen Rahmen ziehen, um die Ansicht damit zu füllen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Click to look closer, right button to step back, or drag a frame.</source>
        <translation>Klick holt näher heran, rechte Taste rückt weg, ein Rahmen füllt die Ansicht.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/wand.py"/>
        <source>wand</source>
        <translation>Zauberstab</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/widgets/file_field.py"/>
        <source>Choose a File…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/widgets/file_field.py"/>
        <source>The Program’s Own</source>
        <translation>Die des Programms</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/widgets/form.py"/>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/widgets/form.py"/>
        <source>More options, which are seldom wanted</source>
        <translation>Weitere Optionen, die selten gebraucht werden</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/widgets/message_bar.py"/>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/widgets/message_bar.py"/>
        <source>Close message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show the mask in this colour</source>
        <translation>Die Maske in dieser Farbe zeigen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Take size and hardness of the brush from this key</source>
        <translation>Größe und Härte des Pinsels von dieser Taste holen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Brush preset &amp;{number}</source>
        <translation>Pinselvorgabe &amp;{number}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Keep size and hardness of the brush under this key</source>
        <translation>Größe und Härte des Pinsels unter dieser Taste behalten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Store as preset {number}</source>
        <translation>Als Vorgabe {number} speichern</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Key {number} now holds {words}.</source>
        <translation>Auf Taste {number} liegt jetzt: {words}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <location filename="../../inpaint_studio/ui/window/welcome.py"/>
        <source>&amp;Open…</source>
        <translation>&amp;Öffnen…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Open a photo</source>
        <translation>Ein Foto öffnen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <location filename="../../inpaint_studio/ui/window/welcome.py"/>
        <source>Open Sa&amp;mple Photo</source>
        <translation>Beis&amp;pielfoto öffnen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Try the program on a damaged photo</source>
        <translation>Das Programm an einem beschädigten Foto ausprobieren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Close the photo</source>
        <translation>Das Foto schließen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>C&amp;lose All</source>
        <translation>A&amp;lle schließen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Close every photo of the filmstrip</source>
        <translation>Alle Fotos des Filmstreifens schließen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Save under another name</source>
        <translation>Unter einem anderen Namen speichern</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Save Sess&amp;ion…</source>
        <translation>S&amp;itzung speichern…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Keep mask, steps and engine in one file, to go on another day</source>
        <translation>Maske, Schritte und Verfahren in einer Datei aufheben, um ein andermal weiterzumachen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Write a copy in a format and quality of your choice</source>
        <translation>Eine Kopie in Format und Qualität Ihrer Wahl schreiben</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show the photo&apos;s file where it lies</source>
        <translation>Die Datei des Fotos dort zeigen, wo sie liegt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Batch…</source>
        <translation>S&amp;tapel…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Restore the photos of whole folders</source>
        <translation>Die Fotos ganzer Ordner restaurieren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Re&amp;view Batch…</source>
        <translation>Stapel &amp;durchsehen…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Go through the photos of a batch that wait for you</source>
        <translation>Die Fotos eines Stapels durchgehen, die auf Sie warten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Have the photo restored as it is marked, and look at the next</source>
        <translation>Das Foto restaurieren lassen, wie es markiert ist, und das nächste ansehen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Touch Up</source>
        <translation>Na&amp;chbessern</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Take the brush: what you add and take away counts when you accept the photo</source>
        <translation>Den Pinsel nehmen: Was Sie hinzufügen und wegnehmen, zählt, wenn Sie das Foto annehmen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Skip</source>
        <translation>Über&amp;springen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Leave the photo as it is, and look at the next; or put one that was skipped on the list again</source>
        <translation>Das Foto lassen, wie es ist, und das nächste ansehen; oder ein übersprungenes wieder auf die Liste setzen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Take the last step back</source>
        <translation>Den letzten Schritt zurücknehmen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Do it again</source>
        <translation>Den Schritt wieder ausführen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Copy Photo</source>
        <translation>Foto &amp;kopieren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Copy the whole photo to the clipboard</source>
        <translation>Das ganze Foto in die Zwischenablage kopieren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Paste Photo</source>
        <translation>Foto &amp;einfügen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Open the picture in the clipboard</source>
        <translation>Das Bild aus der Zwischenablage öffnen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Copy &amp;Masked Part</source>
        <translation>&amp;Maskierten Teil kopieren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Copy the photo&apos;s rectangle around the mask to the clipboard</source>
        <translation>Das Rechteck des Fotos um die Maske in die Zwischenablage kopieren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Name Step…</source>
        <translation>Schritt be&amp;nennen…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Give the last step of the history a name of its own</source>
        <translation>Dem letzten Schritt des Verlaufs einen eigenen Namen geben</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Keyboard Shortcuts…</source>
        <translation>&amp;Tastenkürzel…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>See and change the keys of every action</source>
        <translation>Die Tasten aller Aktionen sehen und ändern</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Pre&amp;ferences…</source>
        <translation>E&amp;instellungen…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Settings of the program</source>
        <translation>Einstellungen des Programms</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;Restore</source>
        <translation>&amp;Restaurieren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Fill what is painted from its surroundings</source>
        <translation>Das Markierte aus seiner Umgebung füllen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Take In Re&amp;mains</source>
        <translation>Reste &amp;einbeziehen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Restore once more, with the light or dark remains along the rim</source>
        <translation>Noch einmal restaurieren, mit den hellen oder dunklen Resten am Rand</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Restore A&amp;gain</source>
        <translation>&amp;Neu restaurieren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Restore the last place once more with the settings chosen now, to compare</source>
        <translation>Die letzte Stelle mit den jetzt gewählten Einstellungen noch einmal restaurieren, zum Vergleich</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Next &amp;Variant</source>
        <translation>Nächste &amp;Variante</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Put the next variant of the last restoration into the photo</source>
        <translation>Die nächste Variante der letzten Restaurierung ins Foto setzen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Previous Var&amp;iant</source>
        <translation>V&amp;orige Variante</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Put the variant before of the last restoration into the photo</source>
        <translation>Die vorige Variante der letzten Restaurierung ins Foto setzen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Compare V&amp;ariants</source>
        <translation>Varianten ver&amp;gleichen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Two variants of the last restoration, left and right of a divider</source>
        <translation>Zwei Varianten der letzten Restaurierung, links und rechts einer Trennlinie</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Fade</source>
        <translation>A&amp;bschwächen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show less of the last restoration, or soften its edge</source>
        <translation>Weniger von der letzten Restaurierung zeigen oder ihren Rand weich machen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Ca&amp;ncel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Stop what is running, or leave the search for damage</source>
        <translation>Anhalten, was läuft, oder die Suche nach Schäden verlassen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show what looks like damage, as proposals</source>
        <translation>Zeigen, was wie ein Schaden aussieht, als Vorschläge</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>As on the &amp;Last Photo</source>
        <translation>Wie &amp;im letzten Foto</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Find here what was found on the photo before, kind by kind</source>
        <translation>Hier finden, was im Foto davor gefunden wurde, Art für Art</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Add Kin&amp;d of Damage</source>
        <translation>Art von Sc&amp;häden hinzufügen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Tell another kind of damage apart, with examples, marks and a colour of its own</source>
        <translation>Eine weitere Art von Schäden unterscheiden, mit eigenen Beispielen, Fundstellen und einer eigenen Farbe</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Nex&amp;t Kind</source>
        <translation>N&amp;ächste Art</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Work on the next kind of damage</source>
        <translation>An der nächsten Art von Schäden arbeiten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Re&amp;name Kind</source>
        <translation>Art &amp;umbenennen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Give this kind of damage another name</source>
        <translation>Dieser Art von Schäden einen anderen Namen geben</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Re&amp;move Kind</source>
        <translation>Art entf&amp;ernen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Forget this kind of damage, with its examples and what is proposed of it</source>
        <translation>Diese Art von Schäden vergessen, mit ihren Beispielen und dem, was davon vorgeschlagen ist</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Re&amp;view</source>
        <translation>&amp;Durchsehen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Go through the doubtful marks one by one, at 100 %</source>
        <translation>Die zweifelhaften Fundstellen einzeln durchsehen, bei 100 %</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Keep this mark, and go to the next doubtful one</source>
        <translation>Diese Fundstelle behalten und zur nächsten zweifelhaften gehen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Re&amp;ject</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Reject this mark, and go to the next doubtful one</source>
        <translation>Diese Fundstelle verwerfen und zur nächsten zweifelhaften gehen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Go back to the doubtful mark before</source>
        <translation>Zurück zur zweifelhaften Fundstelle davor</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Make mask of what is proposed</source>
        <translation>Aus den Vorschlägen Maske machen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Accept and &amp;Restore</source>
        <translation>Übernehmen und &amp;restaurieren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Make mask of what is proposed, and restore it</source>
        <translation>Aus den Vorschlägen Maske machen und sie restaurieren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Show Mask</source>
        <translation>Maske &amp;zeigen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show or hide what is marked</source>
        <translation>Zeigen oder verbergen, was markiert ist</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Clear Mask</source>
        <translation>Maske &amp;leeren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Take all marks away</source>
        <translation>Alle Markierungen wegnehmen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <location filename="../../inpaint_studio/ui/window/upkeep.py"/>
        <source>&amp;Invert Mask</source>
        <translation>Maske &amp;umkehren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Swap what is kept and what is restored</source>
        <translation>Vertauschen, was bleibt und was restauriert wird</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Grow Mask</source>
        <translation>Maske &amp;erweitern</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Make the mask wider by the pixels chosen</source>
        <translation>Die Maske um die gewählten Pixel breiter machen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>S&amp;hrink Mask</source>
        <translation>Maske &amp;verkleinern</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Make the mask narrower by the pixels chosen</source>
        <translation>Die Maske um die gewählten Pixel schmaler machen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>S&amp;mooth Mask</source>
        <translation>Maske &amp;glätten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Even out the mask&apos;s outline: notches and bumps up to the pixels chosen</source>
        <translation>Den Umriss der Maske begradigen: Kerben und Beulen bis zu den gewählten Pixeln</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Fit Mas&amp;k to Damage</source>
        <translation>Maske an den Scha&amp;den anpassen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Make the mask wider or narrower, up to where the damage below it ends</source>
        <translation>Die Maske verbreitern oder verschmälern, bis dorthin, wo der Schaden darunter endet</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Fill Enclosed Areas</source>
        <translation>Eingeschlossene &amp;Flächen füllen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Add what the mask goes all round</source>
        <translation>Hinzufügen, was die Maske ganz umschließt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Select Sp&amp;ots by Size…</source>
        <translation>Stellen nach Gr&amp;öße auswählen …</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Keep or remove spots between a smallest and a largest area</source>
        <translation>Stellen zwischen einer kleinsten und einer größten Fläche behalten oder wegnehmen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Paint &amp;Protection</source>
        <translation>&amp;Schutz malen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Paint “&amp;Take from Here”</source>
        <translation>„&amp;Von hier nehmen“ malen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Paint “&amp;Not from Here”</source>
        <translation>„&amp;Nicht von hier“ malen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Clear P&amp;rotection</source>
        <translation>Sc&amp;hutz aufheben</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Protect nothing any more</source>
        <translation>Nichts mehr schützen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Clear protection</source>
        <translation>Schutz aufheben</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Clear “&amp;Take from Here”</source>
        <translation>„Von hie&amp;r nehmen“ aufheben</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Take texture from everywhere again</source>
        <translation>Textur wieder von überall nehmen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Clear “Take from here”</source>
        <translation>„Von hier nehmen“ aufheben</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Clear “&amp;Not from Here”</source>
        <translation>„&amp;Nicht von hier“ aufheben</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Leave no place out any more</source>
        <translation>Keine Stelle mehr auslassen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Clear “Not from here”</source>
        <translation>„Nicht von hier“ aufheben</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Clear E&amp;xamples</source>
        <translation>Beispiele &amp;löschen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show no examples of this kind of damage any more</source>
        <translation>Keine Beispiele dieser Art von Schäden mehr zeigen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Clear examples</source>
        <translation>Beispiele löschen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Restore Each &amp;Stroke</source>
        <translation>&amp;Jeden Strich restaurieren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Restore what is painted as soon as the stroke ends</source>
        <translation>Das Gemalte restaurieren, sobald der Strich endet</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Aligned Source</source>
        <translation>Quelle &amp;ausrichten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Mirror Source</source>
        <translation>Quelle &amp;spiegeln</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Swap left and right of what Heal and Clone take</source>
        <translation>Links und rechts dessen vertauschen, was Heilen und Klonen nehmen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Turn Source &amp;Upside Down</source>
        <translation>Quelle auf den &amp;Kopf stellen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Swap above and below of what Heal and Clone take</source>
        <translation>Oben und unten dessen vertauschen, was Heilen und Klonen nehmen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Turn Source &amp;Left</source>
        <translation>Quelle nach &amp;links drehen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Turn what Heal and Clone take by 5°</source>
        <translation>Drehen, was Heilen und Klonen nehmen, um 5°</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Turn Source Ri&amp;ght</source>
        <translation>Quelle nach &amp;rechts drehen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Larger &amp;Source</source>
        <translation>Quelle &amp;größer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Enlarge what Heal and Clone take by 5 %</source>
        <translation>Vergrößern, was Heilen und Klonen nehmen, um 5 %</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Smalle&amp;r Source</source>
        <translation>Quelle kl&amp;einer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Reduce what Heal and Clone take by 5 %</source>
        <translation>Verkleinern, was Heilen und Klonen nehmen, um 5 %</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Source as It &amp;Is</source>
        <translation>Quelle, w&amp;ie sie ist</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Take it neither turned nor flipped nor scaled</source>
        <translation>Sie weder gedreht noch gespiegelt noch skaliert nehmen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Fit Each Stroke</source>
        <translation>Jeden Strich an&amp;passen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Bring what is painted to where the damage below it ends, wider or narrower</source>
        <translation>Was gemalt wird, bis dorthin bringen, wo der Schaden darunter endet, breiter oder schmaler</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Paint by &amp;Keyboard</source>
        <translation>Mit der &amp;Tastatur malen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Arrows move the pointer over the photo, Space is its left button and Shift+Space its right one</source>
        <translation>Pfeiltasten bewegen den Zeiger über das Foto, die Leertaste ist seine linke Taste, Umschalt+Leertaste seine rechte</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Load Mask…</source>
        <translation>Maske l&amp;aden…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Read the mask from a picture</source>
        <translation>Die Maske aus einem Bild lesen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Sa&amp;ve Mask…</source>
        <translation>Maske &amp;speichern…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Write the mask to a PNG file</source>
        <translation>Die Maske in eine PNG-Datei schreiben</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Larger &amp;Brush</source>
        <translation>&amp;Größerer Pinsel</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>S&amp;maller Brush</source>
        <translation>&amp;Kleinerer Pinsel</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Zoom &amp;In</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Zoom &amp;Out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Zoom to &amp;Fit</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show the whole photo</source>
        <translation>Das ganze Foto zeigen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>One photo pixel on one screen pixel: at the pointer, or where you painted last</source>
        <translation>Ein Fotopixel auf einem Bildschirmpixel: am Zeiger, oder wo Sie zuletzt gemalt haben</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Zoom in P&amp;er Cent…</source>
        <translation>&amp;Zoom in Prozent…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Type the zoom, or choose it from a menu</source>
        <translation>Den Zoom eingeben oder aus einem Menü wählen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>To&amp;ggle Fit and 100 %</source>
        <translation>Ein&amp;passen und 100 % im Wechsel</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>The whole photo, and 100 % at the pointer or where you painted last, in turns</source>
        <translation>Abwechselnd das ganze Foto und 100 % am Zeiger oder wo Sie zuletzt gemalt haben</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Compare: &amp;Split</source>
        <translation>Vergleich: &amp;geteilt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Before and after, left and right of a divider you can drag</source>
        <translation>Vorher und nachher, links und rechts einer Trennlinie, die sich ziehen lässt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Compare: Side &amp;by Side</source>
        <translation>Vergleich: &amp;nebeneinander</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Before and after beside each other</source>
        <translation>Vorher und nachher nebeneinander</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Compare: Split &amp;Across</source>
        <translation>Vergleich: &amp;quer geteilt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Before above and after below a divider you can drag</source>
        <translation>Vorher über, nachher unter einer Trennlinie, die sich ziehen lässt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Compare: B&amp;link</source>
        <translation>Vergleich: im &amp;Wechsel</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Before and after in turns, until you stop it</source>
        <translation>Vorher und nachher im Wechsel, bis Sie es anhalten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show Inf&amp;rared</source>
        <translation>&amp;Infrarot zeigen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>The infrared plane of a film scan in place of the photo: dust and scratches are dark in it</source>
        <translation>Die Infrarotebene eines Filmscans anstelle des Fotos: Staub und Kratzer sind darin dunkel</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Loupe</source>
        <translation>&amp;Lupe</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>A magnifier beside the pointer</source>
        <translation>Ein Vergrößerungsglas neben dem Zeiger</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Filled</source>
        <translation>Ge&amp;füllt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show the mask in colour over the photo</source>
        <translation>Die Maske farbig über dem Foto zeigen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Outline Only</source>
        <translation>Nur &amp;Umriss</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show the mask&apos;s rim alone</source>
        <translation>Nur den Rand der Maske zeigen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Mask &amp;Alone</source>
        <translation>Maske &amp;allein</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show the mask white on black, no photo</source>
        <translation>Die Maske weiß auf schwarz zeigen, ohne Foto</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Stronger</source>
        <translation>&amp;Stärker</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show less of the photo below</source>
        <translation>Weniger vom Foto darunter zeigen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Weaker</source>
        <translation>S&amp;chwächer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show more of the photo below</source>
        <translation>Mehr vom Foto darunter zeigen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show &amp;Panels</source>
        <translation>&amp;Bedienfelder zeigen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show or hide everything beside the photo</source>
        <translation>Alles neben dem Foto zeigen oder verbergen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Focus Ne&amp;xt Area</source>
        <translation>Zum &amp;nächsten Bereich</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Move the keyboard&apos;s focus from the photo to the panels and back</source>
        <translation>Den Tastaturfokus vom Foto zu den Bedienfeldern und zurück bewegen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Focus Pre&amp;vious Area</source>
        <translation>Zum vorhe&amp;rigen Bereich</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Move the keyboard&apos;s focus the other way round</source>
        <translation>Den Tastaturfokus in der anderen Richtung bewegen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>F&amp;ull Screen</source>
        <translation>V&amp;ollbild</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Next P&amp;hoto</source>
        <translation>Nächstes &amp;Foto</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show the next photo of the filmstrip</source>
        <translation>Das nächste Foto des Filmstreifens zeigen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Previous Pho&amp;to</source>
        <translation>Vor&amp;heriges Foto</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show the photo before in the filmstrip</source>
        <translation>Das vorherige Foto des Filmstreifens zeigen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>All &amp;Keys</source>
        <translation>Alle &amp;Tasten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>At a glance, to print, too</source>
        <translation>Auf einen Blick, auch zum Drucken</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <location filename="../../inpaint_studio/ui/window/window_dialogs.py"/>
        <source>Show &amp;Log</source>
        <translation>&amp;Protokoll zeigen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>What went wrong lately, for a report</source>
        <translation>Was zuletzt schiefging, für eine Fehlermeldung</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;About Inpaint Studio</source>
        <translation>Ü&amp;ber Inpaint Studio</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Versions and licences</source>
        <translation>Versionen und Lizenzen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/assembly.py"/>
        <source>Open &amp;Recent</source>
        <translation>Zuletzt &amp;geöffnet</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/assembly.py"/>
        <source>Tool and mask</source>
        <translation>Werkzeug, Maske</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/assembly.py"/>
        <source>Review</source>
        <translation>Durchsehen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/assembly.py"/>
        <source>Find damage</source>
        <translation>Schäden finden</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/assembly.py"/>
        <source>Back to Repair</source>
        <translation>Zur Reparatur</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/assembly.py"/>
        <source>Show Repair and History again; what is proposed stays</source>
        <translation>Reparatur und Verlauf wieder zeigen; was vorgeschlagen ist, bleibt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/first_hints.py"/>
        <source>“Restore while painting” restores each stroke as it ends.</source>
        <translation>„Beim Malen restaurieren“ restauriert jeden Strich, sobald er endet.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/first_hints.py"/>
        <source>Paint over the damage, or press {key} to have it found. Then press Restore.</source>
        <translation>Den Schaden übermalen oder mit {key} suchen lassen. Dann auf Restaurieren drücken.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/first_hints.py"/>
        <source>Paint over three or more places of the damage, then press {key}.</source>
        <translation>Mindestens drei Stellen des Schadens übermalen, dann {key} drücken.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/first_hints.py"/>
        <source>Press {key} to have damage found, or paint over it.</source>
        <translation>{key} drücken, um Schäden zu finden, oder darübermalen.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/first_hints.py"/>
        <source>Click marks that are no damage; {key} makes mask of the others.</source>
        <translation>Anklicken, was kein Schaden ist; {key} macht aus dem Rest die Maske.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/handlers.py"/>
        <source>Arrows move the pointer, with Shift farther. Space paints while held, or from one tap to the next; Shift+Space is the right button.</source>
        <translation>Die Pfeiltasten bewegen den Zeiger, mit Umschalt weiter. Die Leertaste malt, solange sie gehalten wird, oder von einem Antippen bis zum nächsten; Umschalt+Leertaste ist die rechte Taste.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;Tools/Brush Pr&amp;esets</source>
        <translation>&amp;Werkzeuge/P&amp;inselvorgaben</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;Tools/Source of &amp;Heal and Clone</source>
        <translation>&amp;Werkzeuge/&amp;Quelle von Heilen und Klonen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;Mask</source>
        <translation>&amp;Maske</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;Mask/Find &amp;Damage</source>
        <translation>&amp;Maske/S&amp;chäden finden</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;Restore/&amp;Batch Review</source>
        <translation>&amp;Restaurieren/Stapel &amp;durchsehen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;View/&amp;Compare</source>
        <translation>&amp;Ansicht/&amp;Vergleichen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;View/&amp;Mask Look</source>
        <translation>&amp;Ansicht/&amp;Maskendarstellung</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Space + drag, middle button</source>
        <translation>Leertaste + ziehen, mittlere Taste</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Move the photo</source>
        <translation>Das Foto verschieben</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Zoom at the pointer</source>
        <translation>Am Zeiger zoomen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Ctrl + wheel, Alt + wheel</source>
        <translation>Strg + Mausrad, Alt + Mausrad</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Right button, Ctrl</source>
        <translation>Rechte Taste, Strg</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Take away instead of adding</source>
        <translation>Wegnehmen statt hinzufügen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Ctrl + Alt</source>
        <translation>Strg + Alt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Keep only what lies inside</source>
        <translation>Nur behalten, was innen liegt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Alt + click, right button</source>
        <translation>Alt + Klick, rechte Taste</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Heal, Clone: choose the source</source>
        <translation>Heilen, Klonen: die Quelle wählen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Shift + click</source>
        <translation>Umschalt + klicken</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Straight line from the last point</source>
        <translation>Gerade Linie vom letzten Punkt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Shift + drag</source>
        <translation>Umschalt + ziehen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Steps of 45°, squares, circles</source>
        <translation>Schritte von 45°, Quadrate, Kreise</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Enter, double click</source>
        <translation>Eingabe, Doppelklick</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>End a line or a polygon</source>
        <translation>Linie oder Polygon beenden</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Give up what is being drawn</source>
        <translation>Aufgeben, was gerade gezeichnet wird</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Hold \</source>
        <translation>\ halten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>See the photo as opened</source>
        <translation>Das Foto sehen, wie es geöffnet wurde</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Arrow keys</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Tab in a panel</source>
        <translation>Tab in einem Bedienfeld</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Next field</source>
        <translation>Nächstes Feld</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Arrow keys, Space</source>
        <translation>Pfeiltasten, Leertaste</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Painting by keyboard: move the pointer, paint</source>
        <translation>Malen mit der Tastatur: Zeiger bewegen, malen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Shift + Space</source>
        <translation>Umschalt + Leertaste</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Painting by keyboard: the right button</source>
        <translation>Malen mit der Tastatur: rechte Taste</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>On the photo</source>
        <translation>Auf dem Foto</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>{depth} bit gray</source>
        <translation>{depth} Bit Graustufen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>{depth} bit RGB</source>
        <translation>{depth} Bit RGB</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>{depth} bit CMYK</source>
        <translation>{depth} Bit CMYK</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>{depth} bit Lab</source>
        <translation>{depth} Bit Lab</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>floating point</source>
        <translation>Gleitkomma</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>Colour under the pointer</source>
        <translation>Farbe unter dem Zeiger</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>Masked share</source>
        <translation>Maskierter Anteil</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>Where texture is taken from</source>
        <translation>Woher Textur genommen wird</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>Remains</source>
        <translation>Reste</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>What to do next</source>
        <translation>Was als Nächstes zu tun ist</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>{columns} × {rows} px</source>
        <translation>{columns} × {rows} px</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>colour profile</source>
        <translation>Farbprofil</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>texture only from where you marked</source>
        <translation>Textur nur von markierten Stellen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>texture not from everywhere</source>
        <translation>Textur nicht von überall</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>remains along the rim: {count}</source>
        <translation>Reste am Rand: {count}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>no mask</source>
        <translation>keine Maske</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>{share:.2f} % masked</source>
        <translation>{share:.2f} % maskiert</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>&lt; {share:.2f} % masked</source>
        <translation>&lt; {share:.2f} % maskiert</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>{title}… {percent:.0f}%</source>
        <translation>{title}… {percent:.0f} %</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>{n} strokes wait</source>
        <translation>
            <numerusform>{n} Strich wartet</numerusform>
            <numerusform>{n} Striche warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>{n} files wait to be saved</source>
        <translation>
            <numerusform>{n} Datei wartet aufs Speichern</numerusform>
            <numerusform>{n} Dateien warten aufs Speichern</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/toolbars.py"/>
        <source>Toolbar</source>
        <translation>Symbolleiste</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/toolbars.py"/>
        <source>Show before</source>
        <translation>Vorher zeigen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/toolbars.py"/>
        <source>Hold to see the photo as opened</source>
        <translation>Halten, um das Foto zu sehen, wie es geöffnet wurde</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/toolbars.py"/>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/upkeep.py"/>
        <source>Saved to {path}.</source>
        <translation>Gespeichert in {path}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/upkeep.py"/>
        <source>Restore Again</source>
        <translation>Neu restaurieren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/upkeep.py"/>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/upkeep.py"/>
        <source>No recent photos</source>
        <translation>Keine zuletzt geöffneten Fotos</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/welcome.py"/>
        <source>Drop a photo here</source>
        <translation>Legen Sie hier ein Foto ab</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/welcome.py"/>
        <source>Paint over scratches, cracks and stains, press Restore, compare, and save.
Nothing changes but what you painted.</source>
        <translation>Kratzer, Risse und Flecken übermalen, Restaurieren drücken, vergleichen und speichern.
Nichts ändert sich, außer was Sie übermalt haben.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/welcome.py"/>
        <source>Recent photos</source>
        <translation>Zuletzt geöffnete Fotos</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/window_dialogs.py"/>
        <source>Something unexpected went wrong; what you did last may not be done. Every step in the history is kept. If this happens again, save your work and start the program anew.</source>
        <translation>Etwas Unerwartetes ist schiefgegangen; was Sie zuletzt taten, ist vielleicht nicht geschehen. Jeder Schritt im Verlauf bleibt. Geschieht es wieder, speichern Sie und starten Sie das Programm neu.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/zoom_field.py"/>
        <source>Zoom in per cent</source>
        <translation>Zoom in Prozent</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/zoom_field.py"/>
        <source>Zoom: type a number, or choose from the menu</source>
        <translation>Zoom: eine Zahl eingeben oder aus dem Menü wählen</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/zoom_field.py"/>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
</context>
</TS>
