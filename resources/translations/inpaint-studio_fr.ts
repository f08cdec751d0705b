<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Inpaint Studio</name>
    <message>
        <location filename="../../inpaint_studio/batch/cluster.py"/>
        <source>“{name}” could not be restored: the process that worked on it ended twice, as when memory runs out.</source>
        <translation>« {name} » n’a pas pu être restauré : le processus qui y travaillait s’est arrêté deux fois, comme lorsque la mémoire manque.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/cluster.py"/>
        <source>The workers cannot go on: {reason}. What is done is done; --resume does the rest.</source>
        <translation>Les processus ne peuvent pas continuer : {reason}. Ce qui est fait est fait ; --resume fait le reste.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/cluster.py"/>
        <source>No scheduler answers at “{address}”.</source>
        <translation>Aucun ordonnanceur ne répond à « {address} ».</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/cluster.py"/>
        <source>The scheduler at “{address}” has no workers. Start some with “dask worker”.</source>
        <translation>L’ordonnanceur à « {address} » n’a pas de processus. Lancez-en avec « dask worker ».</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/copying.py"/>
        <source>“{name}” was changed while it was copied.</source>
        <translation>« {name} » a été modifié pendant sa copie.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/copying.py"/>
        <source>The backup “{name}” is there already, and of another file.</source>
        <translation>La copie de sauvegarde « {name} » existe déjà et vient d’un autre fichier.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/lock.py"/>
        <source>Nothing can be written into “{folder}”: {reason}.</source>
        <translation>Rien ne peut être écrit dans « {folder} » : {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/lock.py"/>
        <source>Another batch is writing into “{folder}”. Wait for its end, or stop it.</source>
        <translation>Un autre lot écrit dans « {folder} ». Attendez qu’il se termine, ou arrêtez-le.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/manifest.py"/>
        <source>There is no manifest of a batch in “{folder}”.</source>
        <translation>Il n’y a pas de manifeste de lot dans « {folder} ».</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/manifest.py"/>
        <location filename="../../inpaint_studio/files/session/session.py"/>
        <source>“{name}” was written by a newer version of Inpaint Studio. Update the program to open it.</source>
        <translation>« {name} » a été écrit par une version plus récente d’Inpaint Studio. Mettez le programme à jour pour l’ouvrir.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/manifest.py"/>
        <source>The manifest “{name}” cannot be written: the drive is full.</source>
        <translation>Le manifeste « {name} » ne peut pas être écrit : le disque est plein.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/manifest.py"/>
        <source>The manifest “{name}” cannot be used: {reason}.</source>
        <translation>Le manifeste « {name} » est inutilisable : {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/marking.py"/>
        <source>There is no mask of it.</source>
        <translation>Il n’y a pas de masque pour elle.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/marking.py"/>
        <source>{share} of the photo is marked, more than {limit}.</source>
        <translation>{share} de la photo sont marqués, plus que {limit}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/marking.py"/>
        <source>Much of what may be damage is doubtful.</source>
        <translation>Une grande partie de ce qui pourrait être un défaut est douteuse.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/options.py"/>
        <source>This batch was made by another version of Inpaint Studio. Begin it anew.</source>
        <translation>Ce lot vient d’une autre version d’Inpaint Studio. Recommencez-le.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/options.py"/>
        <source>Say what is to be restored: by a folder of masks, by finding damage, or by both.</source>
        <translation>Dites ce qu’il faut restaurer : par un dossier de masques, par la recherche de défauts, ou par les deux.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/options.py"/>
        <source>Examples of damage, and an infrared plane of its own, belong to one photo.</source>
        <translation>Des exemples de défauts, et un plan infrarouge à part, appartiennent à une seule photo.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/options.py"/>
        <source>The largest share that is restored must be more than 0 and at most 100 %.</source>
        <translation>La plus grande part restaurée doit être supérieure à 0 et d’au plus 100 %.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/options.py"/>
        <source>The memory that photos may take must be more than 0 and at most 100 %.</source>
        <translation>La mémoire que les photos peuvent occuper doit être supérieure à 0 et d’au plus 100 %.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/options.py"/>
        <source>There cannot be fewer than 0 workers.</source>
        <translation>Il ne peut pas y avoir moins de 0 processus.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/photo.py"/>
        <source>“{name}” could not be restored: {reason}.</source>
        <translation>« {name} » n’a pas pu être restauré : {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/photo.py"/>
        <source>“{name}” could not be restored: the program has a fault ({fault}). Please report it.</source>
        <translation>« {name} » n’a pas pu être restauré : le programme a un défaut ({fault}). Merci de le signaler.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/photo.py"/>
        <location filename="../../inpaint_studio/files/load.py"/>
        <location filename="../../inpaint_studio/files/session/saved_work.py"/>
        <location filename="../../inpaint_studio/files/session/session.py"/>
        <source>“{name}” cannot be opened: {reason}.</source>
        <translation>« {name} » ne peut pas être ouvert : {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/photo.py"/>
        <location filename="../../inpaint_studio/files/target.py"/>
        <source>“{name}” is of a format that is only opened, not written. Save the photo under another name, as TIFF.</source>
        <translation>« {name} » est d’un format qui s’ouvre seulement et ne s’écrit pas. Enregistrez la photo sous un autre nom, en TIFF.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/placing.py"/>
        <source>“{name}” was changed while the batch was running. Run the batch again to have it done.</source>
        <translation>« {name} » a été modifié pendant le traitement du lot. Relancez le lot pour qu’il soit traité.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/placing.py"/>
        <source>“{name}” is there already, and not by this batch. It was left as it is.</source>
        <translation>« {name} » existe déjà et ne vient pas de ce lot. Il a été laissé tel quel.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/plan.py"/>
        <source>A batch into this folder has not come to its end. Add --resume to let it go on.</source>
        <translation>Un lot vers ce dossier n’est pas arrivé à sa fin. Ajoutez --resume pour qu’il continue.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/plan.py"/>
        <source>It was not found any more.</source>
        <translation>Elle n’a plus été trouvée.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/plan.py"/>
        <location filename="../../inpaint_studio/batch/walk.py"/>
        <source>There is no folder “{folder}”.</source>
        <translation>Il n’y a pas de dossier « {folder} ».</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/plan.py"/>
        <source>“{folder}” lies in the folder where the results go. Choose another folder for them.</source>
        <translation>« {folder} » se trouve dans le dossier des résultats. Choisissez un autre dossier pour eux.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/plan.py"/>
        <source>Its result would take the place of the manifest.</source>
        <translation>Son résultat prendrait la place du manifeste.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/plan.py"/>
        <source>Another photo would have the same result. Rename one, or restore them apart.</source>
        <translation>Une autre photo donnerait le même fichier. Renommez l’une des photos, ou restaurez-les séparément.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/plan.py"/>
        <source>It has several masks: {names}. Leave one.</source>
        <translation>Elle a plusieurs masques : {names}. N’en laissez qu’un.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/plan.py"/>
        <source>Its result is there already, and not by this batch. It was left as it is.</source>
        <translation>Son résultat existe déjà et ne vient pas de ce lot. Il a été laissé tel quel.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/plan.py"/>
        <source>“{name}” failed before; --resume tries again.</source>
        <translation>« {name} » a déjà échoué ; --resume réessaie.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/plan.py"/>
        <source>“{name}” was changed after it was written; it stays so.</source>
        <translation>« {name} » a été modifié après son écriture ; il reste ainsi.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/plan.py"/>
        <source>“{name}” is there already, of an earlier state or with other options; --resume makes it anew.</source>
        <translation>« {name} » existe déjà, d’un état antérieur ou avec d’autres options ; --resume le refait.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Failed, or left as they are</source>
        <translation>Échouées, ou laissées telles quelles</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>To be reviewed</source>
        <translation>À vérifier</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Restored</source>
        <translation>Restaurées</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Skipped</source>
        <translation>Passées</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Not done yet</source>
        <translation>Pas encore traitées</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Without a mark: copied as they are</source>
        <translation>Sans marque : copiées telles quelles</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>The report cannot be written: {reason}.</source>
        <translation>Le rapport ne peut pas être écrit : {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Batch of photos</source>
        <translation>Lot de photos</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Time, last run</source>
        <translation>Durée, dernière exécution</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Work</source>
        <translation>Travail</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Work a photo</source>
        <translation>Travail par photo</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Results and manifest: {place}</source>
        <translation>Résultats et manifeste : {place}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Begun {begun}, gone on with {again}</source>
        <translation>Commencé le {begun}, repris le {again}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Photos: {folders}</source>
        <translation>Photos : {folders}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>damage that was found, sensitivity {value}</source>
        <translation>dégâts trouvés, sensibilité {value}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>masks in {folder}</source>
        <translation>masques dans {folder}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>Restored: {what}</source>
        <translation>Restauré : {what}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>engine {name}</source>
        <translation>moteur {name}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>where more than {share} % is marked somebody is asked</source>
        <translation>si plus de {share} % est marqué, on demande</translation>
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
        <translation>{share:.2f} % marqué</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>{n:,} spots</source>
        <translation>
            <numerusform>{n:,} endroit</numerusform>
            <numerusform>{n:,} endroits</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>before</source>
        <translation>avant</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>what is marked</source>
        <translation>ce qui est marqué</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/report.py"/>
        <source>after</source>
        <translation>après</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/restoring.py"/>
        <source>Add --invert-mask, or --no-invert-mask if as much as that is to be restored.</source>
        <translation>Ajoutez --invert-mask, ou --no-invert-mask si le masque doit vraiment faire restaurer autant.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/reviewing.py"/>
        <source>Nothing is proposed for this photo. Mark what is to be restored.</source>
        <translation>Rien n’est proposé pour cette photo. Marquez ce qu’il faut restaurer.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/reviewing.py"/>
        <source>Nothing is proposed for “{name}” any more.</source>
        <translation>Plus rien n’est proposé pour « {name} ».</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/rows.py"/>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/rows.py"/>
        <source>under way</source>
        <translation>en cours</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/rows.py"/>
        <source>restored</source>
        <translation>restaurée</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/rows.py"/>
        <source>without a mark</source>
        <translation>sans marque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/rows.py"/>
        <source>to be reviewed</source>
        <translation>à vérifier</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/rows.py"/>
        <source>skipped</source>
        <translation>passée</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/rows.py"/>
        <source>failed</source>
        <translation>échouée</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/rows.py"/>
        <source>left as it is</source>
        <translation>laissée telle quelle</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/run.py"/>
        <source>The folder “{folder}” cannot be made: {reason}.</source>
        <translation>Le dossier « {folder} » ne peut pas être créé : {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/walk.py"/>
        <source>“{folder}” cannot be read: {reason}.</source>
        <translation>« {folder} » ne peut pas être lu : {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/walk.py"/>
        <source>“{name}” is a link that leads nowhere.</source>
        <translation>« {name} » est un lien qui ne mène nulle part.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/walk.py"/>
        <source>“{name}” cannot be read: {reason}.</source>
        <translation>« {name} » ne peut pas être lu : {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/workers.py"/>
        <source>A scheduler needs Dask: pip install “inpaint-studio[batch]”.</source>
        <translation>Un ordonnanceur a besoin de Dask : pip install « inpaint-studio[batch] ».</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/workers.py"/>
        <source>One photo after the other: several at a time need Dask, pip install “inpaint-studio[batch]”.</source>
        <translation>Une photo après l’autre : plusieurs à la fois ont besoin de Dask, pip install « inpaint-studio[batch] ».</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/batch/workers.py"/>
        <source>The engine is compiled once, for a minute or less.</source>
        <translation>Le moteur est compilé une fois, pendant une minute au plus.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/document.py"/>
        <source>The mask is {mask} pixels, but the photo is {photo}. They must have the same size.</source>
        <translation>Le masque mesure {mask} pixels, mais la photo {photo}. Ils doivent avoir la même taille.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/donors.py"/>
        <source>Nothing can be taken from where you marked “Take from here”: all of it is masked, protected, transparent or marked “Not from here”. Mark another place.</source>
        <translation>Rien ne peut être pris là où vous avez marqué « Prendre ici » : tout y est masqué, protégé, transparent ou marqué « Pas d’ici ». Marquez un autre endroit.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/edit.py"/>
        <source>A step of the history is damaged.</source>
        <translation>Une étape de l’historique est endommagée.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/engine.py"/>
        <source>{title} must be one of {names}, not {value}.</source>
        <translation>{title} : les choix sont {names}, et non {value}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/engine.py"/>
        <source>{title} must be on or off, not {value}.</source>
        <translation>{title} : activé ou désactivé seulement, et non {value}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/engine.py"/>
        <source>{title} must be a text, not {value}.</source>
        <translation>{title} : il faut un texte, et non {value}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/engine.py"/>
        <source>{title} must be a whole number, not {value}.</source>
        <translation>{title} : il faut un nombre entier, et non {value}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/engine.py"/>
        <source>{title} must be a number, not {value}.</source>
        <translation>{title} : il faut un nombre, et non {value}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/engine.py"/>
        <source>{title} must lie between {minimum} and {maximum}, not at {value}.</source>
        <translation>{title} doit être compris entre {minimum} et {maximum}, et non {value}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/engine.py"/>
        <source>{title} must be at least {minimum}, not {value}.</source>
        <translation>{title} doit valoir au moins {minimum}, et non {value}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/engine.py"/>
        <source>{title} must be at most {maximum}, not {value}.</source>
        <translation>{title} doit valoir au plus {maximum}, et non {value}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/fade_stroke.py"/>
        <source>Fade: {strength} %</source>
        <translation>Atténuer : {strength} %</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/fade_stroke.py"/>
        <source>Fade: {strength} %, edge {edge} px</source>
        <translation>Atténuer : {strength} %, bord {edge} px</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/packed.py"/>
        <source>A step of the history cannot be read back from the drive: {error}.</source>
        <translation>Une étape de l’historique ne peut pas être relue depuis le disque : {error}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/packed.py"/>
        <source>A step of the history cannot be read back from the drive: it ends too early.</source>
        <translation>Une étape de l’historique ne peut pas être relue depuis le disque : elle s’arrête trop tôt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/packed.py"/>
        <source>A step of the history is lost.</source>
        <translation>Une étape de l’historique est perdue.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/photo.py"/>
        <source>The pixels of a photo must be of the kind that it says.</source>
        <translation>Les pixels d’une photo doivent être du genre qu’elle indique.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/photo.py"/>
        <source>The transparency of a photo must have the photo&apos;s size and depth.</source>
        <translation>La transparence d’une photo doit avoir la taille et la profondeur de la photo.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/regular_file.py"/>
        <source>it is a device, a pipe or a socket, not a file</source>
        <translation>c’est un périphérique, un tube ou un socket, et non un fichier</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/regular_file.py"/>
        <source>it is too large</source>
        <translation>il est trop volumineux</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/restore.py"/>
        <location filename="../../inpaint_studio/ui/window/upkeep.py"/>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/restore.py"/>
        <source>The mask covers the whole photo; nothing is left to restore it from.</source>
        <translation>Le masque couvre toute la photo ; il ne reste rien à partir de quoi la restaurer.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/span.py"/>
        <source>Around what is to be restored the photo holds nothing but NaN and infinity.</source>
        <translation>Autour de ce qui est à restaurer, la photo ne contient que NaN et l’infini.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/unseen.py"/>
        <source>What is not marked is fully transparent; nothing is left to restore the photo from.</source>
        <translation>Ce qui n’est pas marqué est entièrement transparent ; il ne reste rien à partir de quoi restaurer la photo.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>“{name}” is too large to be a card of weights.</source>
        <translation>« {name} » est trop gros pour une fiche de poids.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>The card of the weights, “{name}”, cannot be read: {reason}.</source>
        <translation>La fiche des poids, « {name} », ne peut pas être lue : {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>“{name}” is no card of weights: it is not JSON.</source>
        <translation>« {name} » n’est pas une fiche de poids : ce n’est pas du JSON.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>“{name}” is no card of weights of a format that this program knows.</source>
        <translation>« {name} » n’est pas une fiche de poids d’un format que ce programme connaît.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>“{name}” is no card of weights that this program knows: {error}.</source>
        <translation>« {name} » n’est pas une fiche de poids que ce programme connaît : {error}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>“{name}” is the card of a network too large for this program.</source>
        <translation>« {name} » est la fiche d’un réseau trop grand pour ce programme.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>“{name}” is a card that lists other weights than its network has.</source>
        <translation>« {name} » est une fiche qui énumère d’autres poids que ceux de son réseau.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>The weights “{name}” hold more than their card says.</source>
        <translation>Les poids « {name} » contiennent plus que ne dit leur fiche.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>The weights “{name}” cannot be read: {reason}.</source>
        <translation>Les poids « {name} » ne peuvent pas être lus : {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>The weights “{name}” are not those of their card: the file was changed or is damaged.</source>
        <translation>Les poids « {name} » ne sont pas ceux de leur fiche : le fichier a été modifié ou est endommagé.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>The weights “{name}” are not those that their card lists.</source>
        <translation>Les poids « {name} » ne sont pas ceux que leur fiche énumère.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>The weights “{name}” cannot be read: the file is damaged or of another kind.</source>
        <translation>Les poids « {name} » ne peuvent pas être lus : le fichier est endommagé ou d’un autre type.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/core/weights_file.py"/>
        <source>The weights “{name}” hold something that is no number.</source>
        <translation>Les poids « {name} » contiennent quelque chose qui n’est pas un nombre.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/finding.py"/>
        <source>{count} marks were found, {share} % of the photo.</source>
        <translation>{count} marques trouvées, {share} % de la photo.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/finding.py"/>
        <source>{count} marks were seen in infrared, {share} % of the photo.</source>
        <translation>{count} défauts vus en infrarouge, {share} % de la photo.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/finding.py"/>
        <source>A margin cannot be below 0 pixels.</source>
        <translation>Une marge ne peut pas être inférieure à 0 pixel.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/finding.py"/>
        <source>Damage was looked for in infrared ({place}).</source>
        <translation>Les défauts ont été cherchés en infrarouge ({place}).</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/finding.py"/>
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>No damage was found.</source>
        <translation>Aucun dommage n’a été trouvé.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/finding.py"/>
        <source>That is more than damage usually is: look at the mask before you trust it.</source>
        <translation>C’est plus que des dommages ordinaires : regardez le masque avant de vous y fier.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/infrared/find.py"/>
        <source>In this infrared plane the photo itself is seen, as with black-and-white film and Kodachrome, whose silver or dyes absorb infrared light. So it cannot tell damage from the photo. Find the damage without it.</source>
        <translation>Dans ce plan infrarouge on voit la photo elle-même, comme avec le film noir et blanc et le Kodachrome, dont l’argent ou les colorants absorbent l’infrarouge. Il ne distingue donc pas les défauts de la photo. Cherchez les défauts sans lui.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/infrared/find.py"/>
        <source>The infrared plane is {plane} pixels, but the photo is {photo}. They must have the same size.</source>
        <translation>Le plan infrarouge a {plane} pixels, mais la photo {photo}. Ils doivent avoir la même taille.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/judge.py"/>
        <source>The weights that judge marks cannot be read.</source>
        <translation>Les poids qui servent à juger les marques ne peuvent pas être lus.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/kinds.py"/>
        <source>Damage</source>
        <translation>Dégâts</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/kinds.py"/>
        <source>Damage {number}</source>
        <translation>Dégâts {number}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/kinds_file.py"/>
        <location filename="../../inpaint_studio/detection/marks_file.py"/>
        <source>What was found on this photo is damaged.</source>
        <translation>Ce qui a été trouvé sur cette photo est endommagé.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/marks.py"/>
        <source>The sensitivity must lie between 0 and 100, not at {value}.</source>
        <translation>La sensibilité doit être comprise entre 0 et 100, et non {value}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/marks.py"/>
        <source>The sizes of marks cannot be below 0 pixels.</source>
        <translation>La taille des marques ne peut pas être inférieure à 0 pixel.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/marks.py"/>
        <source>Marks are bright, dark or both, not “{value}”.</source>
        <translation>Les marques sont claires (bright), sombres (dark) ou les deux (both), et non « {value} ».</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/registry.py"/>
        <source>This photo has no infrared plane. Film scanners can save one, in the same file or beside it, as NAME_IR.tif.</source>
        <translation>Cette photo n’a pas de plan infrarouge. Les scanners de film peuvent en enregistrer un, dans le même fichier ou à côté, sous le nom NOM_IR.tif.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/registry.py"/>
        <location filename="../../inpaint_studio/detection/strokes/search.py"/>
        <source>Paint over some of the damage first: three places or more, of one kind.</source>
        <translation>Peignez d’abord sur quelques dommages : trois endroits ou plus, d’une seule sorte.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/registry.py"/>
        <source>By itself</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/registry.py"/>
        <source>A trained network finds scratches, cracks, creases, dust and stains.</source>
        <translation>Un réseau entraîné trouve rayures, fissures, plis, poussières et taches.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/registry.py"/>
        <source>Like my strokes</source>
        <translation>Comme mes traits</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/registry.py"/>
        <source>Paint over some places of the damage, and the rest like it is found.</source>
        <translation>Peignez sur quelques endroits des dégâts, et le reste du même genre est trouvé.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/registry.py"/>
        <source>Seen in infrared</source>
        <translation>Vus en infrarouge</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/registry.py"/>
        <source>Dust and scratches are dark in the infrared plane of a film scan, and colour film is not.</source>
        <translation>La poussière et les rayures sont sombres dans le plan infrarouge d’un film numérisé, le film couleur ne l’est pas.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/strokes/learned.py"/>
        <source>What was learned from strokes cannot be read.</source>
        <translation>Ce qui a été appris des traits ne peut pas être lu.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/strokes/learned.py"/>
        <source>The weights that strokes are learned with cannot be read.</source>
        <translation>Les poids qui servent à apprendre des traits ne peuvent pas être lus.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/detection/strokes/search.py"/>
        <source>Nothing differs from the photo under the strokes. Paint over damage that can be seen.</source>
        <translation>Rien ne diffère de la photo sous les traits. Peignez sur des dommages visibles.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/auto/options.py"/>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/auto/options.py"/>
        <source>Any damage: thin scratches and dust fast, wide damage by the network, with grain and texture from nearby.</source>
        <translation>Tout dégât : rayures fines et poussières vite, dégâts larges par le réseau, avec le grain et la texture des environs.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/auto/options.py"/>
        <source>Chooses a method for each spot</source>
        <translation>Choisit une méthode pour chaque endroit</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/auto/options.py"/>
        <source>Grain and texture</source>
        <translation>Grain et texture</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/auto/options.py"/>
        <source>How much of the surroundings&apos; grain and texture a filling gets; 0 leaves it smooth.</source>
        <translation>Quelle part du grain et de la texture de l’entourage reçoit un remplissage ; 0 le laisse lisse.</translation>
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
        <translation>Large à partir de</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/auto/options.py"/>
        <source>Where damage is this wide, the network restores it.</source>
        <translation>Là où un dégât est aussi large, le réseau le restaure.</translation>
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
        <translation>Rapide</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Scratches, cracks, dust and small spots: continues what surrounds them. Fast on any size of scan.</source>
        <translation>Rayures, craquelures, poussières, petites taches : prolonge ce qui les entoure. Rapide à toute taille.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Fast Marching Method (Telea 2004)</source>
        <translation>Méthode Fast Marching (Telea 2004)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Grain</source>
        <translation>Grain</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Makes the restored pixels as grainy as their surroundings; clean surroundings get none.</source>
        <translation>Donne aux pixels restaurés le grain de ce qui les entoure ; aucun là où l’entourage est lisse.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <location filename="../../inpaint_studio/files/tiff/write.py"/>
        <source>None</source>
        <translation>Sans</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Like the surroundings</source>
        <translation>Comme l’entourage</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <location filename="../../inpaint_studio/engines/texture/options.py"/>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Another number gives other grain that matches as well.</source>
        <translation>Un autre nombre donne un autre grain, tout aussi bien assorti.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Continue lines and edges from both sides of a spot, or fill plainly from its rim inwards as Telea does.</source>
        <translation>Prolonger les lignes et les contours des deux côtés d’un endroit, ou remplir simplement du bord vers l’intérieur comme Telea.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Continue lines and edges</source>
        <translation>Prolonger les lignes</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Plain (Telea 2004)</source>
        <translation>Simple (Telea 2004)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Radius</source>
        <translation>Rayon</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>How far around each pixel known ones are looked at. Plain method only.</source>
        <translation>Jusqu’à quelle distance autour de chaque pixel les pixels connus sont regardés. Méthode simple seulement.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Sweeps</source>
        <translation>Passes</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>How often the filling is gone over: more joins the sides of wide spots better and takes longer. Not for the plain method.</source>
        <translation>Combien de fois le remplissage est repris : davantage relie mieux les bords des endroits larges et prend plus de temps. Pas pour la méthode simple.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Finish</source>
        <translation>Finition</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Smooths the restored pixels afterwards.</source>
        <translation>Lisse ensuite les pixels restaurés.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Median</source>
        <translation>Médian</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Bilateral</source>
        <translation>Bilatéral</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/fmm/options.py"/>
        <source>Median and bilateral</source>
        <translation>Médian et bilatéral</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/pconv/options.py"/>
        <source>Thorough</source>
        <translation>Approfondi</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/pconv/options.py"/>
        <source>Thin and wide damage alike: a trained network betters what Quick begins. The slowest.</source>
        <translation>Dégâts fins et larges : un réseau entraîné améliore ce que « Rapide » commence. Le plus lent.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/pconv/options.py"/>
        <source>Partial-convolution network (Liu et al. 2018)</source>
        <translation>Réseau à convolutions partielles (Liu et al. 2018)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/pconv/options.py"/>
        <source>Weights</source>
        <translation>Poids</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/pconv/options.py"/>
        <source>A file of weights that “train” has written, with its card beside it, instead of ours.</source>
        <translation>Un fichier de poids écrit par « train », avec sa fiche à côté, à la place des nôtres.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/pconv/options.py"/>
        <source>Weights (*.npz);;All files (*)</source>
        <translation>Poids (*.npz);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/pconv/weights.py"/>
        <source>The weights do not fit the network: “{wrong}” is missing, of another shape, or too many.</source>
        <translation>Les poids ne conviennent pas au réseau : « {wrong} » manque, est d’une autre forme ou de trop.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/registry.py"/>
        <source>The engine “{name}” has no option “{unknown}”. It has: {names}.</source>
        <translation>Le moteur « {name} » n’a pas d’option « {unknown} ». Il a : {names}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/registry.py"/>
        <source>There is no engine “{name}”. The engines are: {names}.</source>
        <translation>Il n’y a pas de moteur « {name} ». Les moteurs sont : {names}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/texture/options.py"/>
        <source>Texture</source>
        <translation>Texture</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/texture/options.py"/>
        <source>Wide damage on stone, cloth, leaves, hair or water: fills it smoothly, then adds detail from nearby.</source>
        <translation>Dégâts larges sur pierre, tissu, feuilles, cheveux ou eau : les remplit en lisse, puis ajoute des détails des environs.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/texture/options.py"/>
        <source>Texture synthesis from patches nearby</source>
        <translation>Synthèse de texture à partir de morceaux voisins</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/texture/options.py"/>
        <source>How much detail of the surroundings a wide filling gets; 0 leaves it smooth.</source>
        <translation>Quelle part des détails de l’entourage reçoit un remplissage large ; 0 le laisse lisse.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/engines/texture/options.py"/>
        <source>Another number gives other texture and grain that match as well.</source>
        <translation>Un autre nombre donne une autre texture et un autre grain qui conviennent aussi bien.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/atomic.py"/>
        <source>“{name}” could not be saved: {reason}.</source>
        <translation>« {name} » n’a pas pu être enregistré : {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/atomic.py"/>
        <source>“{name}” could not be saved: its folder “{folder}” does not exist.</source>
        <translation>« {name} » n’a pas pu être enregistré : le dossier « {folder} » n’existe pas.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/atomic.py"/>
        <source>“{name}” could not be saved: there is a folder of that name.</source>
        <translation>« {name} » n’a pas pu être enregistré : il existe un dossier de ce nom.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/atomic.py"/>
        <source>“{name}” could not be saved: there is something of that name that is not a file.</source>
        <translation>« {name} » n’a pas pu être enregistré : quelque chose porte ce nom qui n’est pas un fichier.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/atomic.py"/>
        <source>“{name}” could not be saved: it is write-protected. Save it under another name.</source>
        <translation>« {name} » n’a pas pu être enregistré : le fichier est protégé en écriture. Enregistrez-le sous un autre nom.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/bmp.py"/>
        <source>is a BMP of a kind that is too old to be opened. Convert it to PNG.</source>
        <translation>est un BMP d’un type trop ancien pour être ouvert. Convertissez-le en PNG.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/boxed/avif.py"/>
        <source>Its colours are not those of sRGB, but shown as such.</source>
        <translation>Ses couleurs ne sont pas celles du sRVB, mais sont montrées comme telles.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/boxed/heic.py"/>
        <source>is a HEIC photo. To open it, install what reads these: pip install &quot;inpaint-studio[heic]&quot;. Or convert it to TIFF, PNG or JPEG with the phone&apos;s or the computer&apos;s own program.</source>
        <translation>est une photo HEIC. Pour l’ouvrir, installez ce qui les lit : pip install &quot;inpaint-studio[heic]&quot;. Ou convertissez-la en TIFF, PNG ou JPEG avec le programme du téléphone ou de l’ordinateur.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/boxed/jp2.py"/>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>holds colours of a kind that cannot be opened. Convert it to RGB to restore it.</source>
        <translation>contient des couleurs d’un type qui ne peut pas être ouvert. Convertissez-les en RVB pour restaurer la photo.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/boxed/jp2.py"/>
        <source>Resolutions</source>
        <translation>Résolutions</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/boxed/jp2.py"/>
        <source>How many sizes can be read from the file without the rest of it.</source>
        <translation>Combien de tailles peuvent être lues dans le fichier sans le reste.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/boxed/jp2.py"/>
        <source>notes of other programs</source>
        <translation>les notes d’autres programmes</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/boxed/jp2.py"/>
        <source>holds measured values and no shades. Convert it to 16 bits to restore it.</source>
        <translation>contient des valeurs mesurées et non des nuances. Convertissez-le en 16 bits pour le restaurer.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/boxed/jxl.py"/>
        <source>holds numbers of a kind that cannot be opened. Convert it to 16 bits to restore it.</source>
        <translation>contient des nombres d’un genre qui ne peut être ouvert. Convertissez-le en 16 bits pour le restaurer.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/boxed/jxl.py"/>
        <source>The colours of a JPEG XL are taken for sRGB; another colour profile in it is not followed.</source>
        <translation>Les couleurs d’un JPEG XL sont prises pour du sRVB ; un autre profil colorimétrique qu’il contient n’est pas suivi.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/content.py"/>
        <source>is damaged and cannot be decoded. Try another copy of it.</source>
        <translation>est endommagé et ne peut pas être décodé. Essayez une autre copie.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/content.py"/>
        <source>Part of this file is damaged: where its data cannot be read, the photo shows gray or shifted colours. Look for another copy of it, or mask these places.</source>
        <translation>Une partie de ce fichier est endommagée : là où ses données sont illisibles, la photo montre du gris ou des couleurs décalées. Cherchez une autre copie, ou masquez ces endroits.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/content.py"/>
        <source>This file ends before the photo does: what is missing is gray or coarse. Look for another copy of it, or mask what is missing.</source>
        <translation>Ce fichier se termine avant la photo : ce qui manque est gris ou grossier. Cherchez-en une autre copie, ou masquez ce qui manque.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/content.py"/>
        <source>is incomplete: it ends before the photo does. Copy or download it again.</source>
        <translation>est incomplet : le fichier s’arrête avant la photo. Copiez-le ou téléchargez-le de nouveau.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/content.py"/>
        <source>has {width} × {height} pixels ({size:.0f} megapixels), more than the limit of {limit:g} megapixels. Raise it under “Largest photo” in the Preferences, or with --max-megapixels on the command line.</source>
        <translation>a {width} × {height} pixels ({size:.0f} mégapixels), plus que la limite de {limit:g} mégapixels. Relevez-la sous « Photo la plus grande » dans les préférences, ou par --max-megapixels en ligne de commande.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/content.py"/>
        <source>has {width} × {height} pixels, which take {needed:.1f} GB of memory, and {free:.1f} GB are free. Close other programs and try again.</source>
        <translation>a {width} × {height} pixels, qui demandent {needed:.1f} Go de mémoire, et {free:.1f} Go sont libres. Fermez d’autres programmes et réessayez.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/formats.py"/>
        <source>TIFF image</source>
        <translation>Image TIFF</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/formats.py"/>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>PNG image</source>
        <translation>Image PNG</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/formats.py"/>
        <source>JPEG image</source>
        <translation>Image JPEG</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/formats.py"/>
        <source>WebP image</source>
        <translation>Image WebP</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/formats.py"/>
        <source>BMP image</source>
        <translation>Image BMP</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/formats.py"/>
        <source>JPEG 2000 image</source>
        <translation>Image JPEG 2000</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/formats.py"/>
        <source>There is no file format “{name}”. Choose one of {names}.</source>
        <translation>Il n’y a pas de format de fichier « {name} ». Choisissez parmi {names}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/formats.py"/>
        <source>“{name}” does not say which format to write. Let its name end in {known}.</source>
        <translation>« {name} » ne dit pas dans quel format écrire. Son nom doit finir par {known}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/infrared.py"/>
        <source>what its file calls transparency</source>
        <translation>ce que son fichier appelle transparence</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/infrared.py"/>
        <source>“{name}” has {plane} pixels, but the photo has {photo}. An infrared plane must have the photo&apos;s size.</source>
        <translation>« {name} » a {plane} pixels, mais la photo {photo}. Un plan infrarouge doit avoir la taille de la photo.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/infrared.py"/>
        <location filename="../../inpaint_studio/files/load.py"/>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>“{name}”</source>
        <translation>« {name} »</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/infrared.py"/>
        <source>a further page</source>
        <translation>une autre page</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/infrared.py"/>
        <source>a further channel</source>
        <translation>un autre canal</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/patch.py"/>
        <source>The restored blocks could not be put into the JPEG, so nothing was written. Check the room on the drive; or export it as JPEG, which compresses all of it again, or save it as TIFF or PNG.</source>
        <translation>Les blocs restaurés n’ont pas pu être placés dans le JPEG ; rien n’a été écrit. Vérifiez la place sur le disque ; ou exportez en JPEG, ce qui recompresse tout, ou enregistrez en TIFF ou en PNG.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <source>This file seems to be damaged: from one place on, the photo is brighter, darker or of another hue. Look for another copy of it.</source>
        <translation>Ce fichier semble endommagé : à partir d’un endroit, la photo est plus claire, plus sombre ou d’une autre teinte. Cherchez-en une autre copie.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <source>This JPEG has {bits} bits a channel. It is saved with 8, and all of it is compressed again. Save it as TIFF or PNG to keep everything.</source>
        <translation>Ce JPEG a {bits} bits par canal. Il est enregistré avec 8 et entièrement recompressé. Enregistrez-le en TIFF ou PNG pour tout garder.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <source>A JPEG of this kind cannot be saved block by block: all of it is compressed again, about as well as it was, so pixels outside the mask change a little too. TIFF and PNG keep every one of them.</source>
        <translation>Un JPEG de ce type ne peut pas être enregistré bloc par bloc : il est entièrement recompressé, à peu près aussi bien qu’avant, et des pixels hors du masque changent donc un peu aussi. TIFF et PNG les conservent tous.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <location filename="../../inpaint_studio/files/webp.py"/>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <location filename="../../inpaint_studio/files/webp.py"/>
        <source>Higher keeps more detail and makes larger files.</source>
        <translation>Plus haut conserve plus de détails et donne des fichiers plus gros.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <source>Colour resolution</source>
        <translation>Résolution des couleurs</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <source>Coarser colour makes smaller files and blurs fine coloured detail.</source>
        <translation>Des couleurs plus grossières donnent des fichiers plus petits et estompent les fins détails colorés.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <source>Full (4:4:4)</source>
        <translation>Entière (4:4:4)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <source>Half (4:2:2)</source>
        <translation>Moitié (4:2:2)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <source>Quarter (4:2:0)</source>
        <translation>Quart (4:2:0)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <source>the extended XMP data</source>
        <translation>les données XMP étendues</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <source>the further pictures</source>
        <translation>les autres images</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/read_write.py"/>
        <source>is a CMYK photo of {precision} bits a channel in a JPEG, which cannot be opened. Convert it to TIFF.</source>
        <translation>est une photo CMJN de {precision} bits par canal dans un JPEG, ce qui ne peut pas être ouvert. Convertissez-la en TIFF.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/jpeg/rewrite.py"/>
        <location filename="../../inpaint_studio/files/png/patch.py"/>
        <source>the file holds another photo by now. Save it under another name.</source>
        <translation>le fichier contient entre-temps une autre photo. Enregistrez sous un autre nom.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/load.py"/>
        <source>“{name}” is a folder, not a photo.</source>
        <translation>« {name} » est un dossier, pas une photo.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/load.py"/>
        <source>“{name}” is not a file.</source>
        <translation>« {name} » n’est pas un fichier.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/load.py"/>
        <source>The pasted photo</source>
        <translation>Le contenu collé</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/load.py"/>
        <source>{name} is empty. Copy it again from where it came.</source>
        <translation>{name} est vide. Copiez de nouveau le fichier depuis son origine.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/load.py"/>
        <source>{name} is no photo that can be opened. These can: {titles}.</source>
        <translation>{name} n’est pas une photo qui peut être ouverte. Celles-ci le peuvent : {titles}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/load.py"/>
        <source>{name} cannot be opened: {reason}.</source>
        <translation>{name} ne peut pas être ouvert : {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/load.py"/>
        <source>has no page {page}: a {title} has one.</source>
        <translation>n’a pas de page {page} : un fichier de ce type ({title}) n’en a qu’une.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/files/mask_reading.py"/>
        <source>“{name}” marks {n:,} pixels, {share} of the photo.</source>
        <translation>
            <numerusform>« {name} » marque un pixel, {share} de la photo.</numerusform>
            <numerusform>« {name} » marque {n:,} pixels, {share} de la photo.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/mask_reading.py"/>
        <source>Grown by {distance} px, these are {count:,}, {share}.</source>
        <translation>Élargi de {distance} px, cela fait {count:,}, {share}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/mask_reading.py"/>
        <source>All of it that is not transparent is black, so that is what is restored.</source>
        <translation>Tout ce qui n’y est pas transparent est noir ; c’est donc cela qui est restauré.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/mask_reading.py"/>
        <source>Its brightest value is {value} of {full}; {white} was taken for white.</source>
        <translation>Sa valeur la plus claire est {value} sur {full} ; {white} a été pris pour le blanc.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/mask_reading.py"/>
        <source>“{name}” marks nothing: its darkest value is {value} of {full}, and only {limit} and less is restored. Paint what is to be restored in black, or, on the command line, lower --mask-threshold.</source>
        <translation>Le masque « {name} » ne marque rien : sa valeur la plus sombre est {value} sur {full}, et seul ce qui vaut {limit} ou moins est restauré. Peignez en noir ce qui est à restaurer ou, en ligne de commande, abaissez --mask-threshold.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/mask_reading.py"/>
        <source>“{name}” marks nothing: its brightest value is {value} of {full}, and only {limit} and more is restored. Paint what is to be restored in white, or, on the command line, lower --mask-threshold.</source>
        <translation>Le masque « {name} » ne marque rien : sa valeur la plus claire est {value} sur {full}, et seul ce qui vaut {limit} ou plus est restauré. Peignez en blanc ce qui est à restaurer ou, en ligne de commande, abaissez --mask-threshold.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/mask_reading.py"/>
        <source>“{name}” marks {share} of the photo, most of its border included, as if it were painted black on white.</source>
        <translation>« {name} » marque {share} de la photo, y compris la plus grande partie de son bord, comme s’il était peint en noir sur blanc.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/mask_reading.py"/>
        <source>less than {share:.2f} %</source>
        <translation>moins de {share:.2f} %</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/masks.py"/>
        <source>It would fit if it were turned by a quarter.</source>
        <translation>Tourné d’un quart de tour, il conviendrait.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/png/patch.py"/>
        <source>This PNG has {colours}. Restored pixels may need others; it is then saved with {more}, and every other pixel keeps its colour.</source>
        <translation>Ce PNG a {colours}. Les pixels restaurés peuvent en demander d’autres ; il est alors enregistré avec {more}, et tous les autres pixels gardent leur couleur.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/png/patch.py"/>
        <source>a palette of few colours</source>
        <translation>une palette de peu de couleurs</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/png/patch.py"/>
        <source>full colour</source>
        <translation>toutes les couleurs</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/files/png/patch.py"/>
        <source>{n} shades of gray</source>
        <translation>
            <numerusform>{n} niveau de gris</numerusform>
            <numerusform>{n} niveaux de gris</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/png/read_write.py"/>
        <location filename="../../inpaint_studio/files/tiff/write.py"/>
        <source>Compression</source>
        <translation>Compression</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/png/read_write.py"/>
        <source>Higher makes smaller files and takes longer; none loses anything.</source>
        <translation>Plus haut donne des fichiers plus petits et prend plus de temps ; rien n’est jamais perdu.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/png/read_write.py"/>
        <source>some data beside the pixels, which is damaged</source>
        <translation>des données à côté des pixels, endommagées</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/png/read_write.py"/>
        <location filename="../../inpaint_studio/files/webp.py"/>
        <source>the animation</source>
        <translation>l’animation</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/png/read_write.py"/>
        <source>the text notes</source>
        <translation>les notes de texte</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/png/read_write.py"/>
        <source>the colour profile, which is damaged</source>
        <translation>le profil colorimétrique, endommagé</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/png/read_write.py"/>
        <source>the gamma and colour settings</source>
        <translation>les réglages de gamma et de couleurs</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/psd.py"/>
        <source>indexed colours</source>
        <translation>couleurs indexées</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/psd.py"/>
        <source>multichannel</source>
        <translation>multicouche</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/psd.py"/>
        <source>holds no flattened picture. Save it in Photoshop with “Maximize Compatibility”, or as TIFF.</source>
        <translation>ne contient pas d’image aplatie. Enregistrez-le dans Photoshop avec « Maximiser la compatibilité », ou en TIFF.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/psd.py"/>
        <location filename="../../inpaint_studio/files/tiff/read.py"/>
        <source>Photoshop&apos;s layers</source>
        <translation>les calques de Photoshop</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/files/psd.py"/>
        <location filename="../../inpaint_studio/files/tiff/read.py"/>
        <source>{n} further channels</source>
        <translation>
            <numerusform>un autre canal (infrarouge ?)</numerusform>
            <numerusform>{n} autres canaux</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/psd.py"/>
        <source>is a Photoshop document in the mode “{mode}”, which cannot be opened. Save it as TIFF in RGB or gray.</source>
        <translation>est un document Photoshop en mode « {mode} », qui ne peut être ouvert. Enregistrez-le en TIFF, en RVB ou en gris.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/psd.py"/>
        <source>is a Photoshop document of {depth} bits a channel, which cannot be opened. Save it as TIFF.</source>
        <translation>est un document Photoshop de {depth} bits par canal, qui ne peut être ouvert. Enregistrez-le en TIFF.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/raw.py"/>
        <source>is a camera RAW photo. To open it, install what reads these: pip install &quot;inpaint-studio[raw]&quot;. Or convert it to a 16-bit TIFF with your camera&apos;s program.</source>
        <translation>est une photo RAW d’appareil. Pour l’ouvrir, installez ce qui les lit : pip install &quot;inpaint-studio[raw]&quot;. Ou convertissez-la en TIFF 16 bits avec le logiciel de votre appareil.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/raw.py"/>
        <source>is no RAW photo that can be opened, or is damaged. Convert it to TIFF.</source>
        <translation>n’est pas une photo RAW qui peut être ouverte, ou est endommagée. Convertissez-la en TIFF.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/raw.py"/>
        <source>the camera&apos;s raw values</source>
        <translation>les valeurs brutes de l’appareil</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/readers.py"/>
        <source>Camera RAW</source>
        <translation>RAW d’appareil photo</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/readers.py"/>
        <source>Photoshop document</source>
        <translation>Document Photoshop</translation>
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
        <translation>ce fichier ou ce dossier n’existe pas. Vérifiez son nom et si son disque est connecté</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>its folder does not exist</source>
        <translation>son dossier n’existe pas</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>it is a folder</source>
        <translation>c’est un dossier</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>you do not have permission. Ask its owner, or choose another place</source>
        <translation>vous n’en avez pas le droit. Demandez à son propriétaire, ou choisissez un autre endroit</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>its drive can only be read. Choose another place</source>
        <translation>son disque est en lecture seule. Choisissez un autre endroit</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>the drive is full. Make room or choose another place</source>
        <translation>le disque est plein. Faites de la place ou choisissez un autre endroit</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>the drive takes no file of this size. Choose another place</source>
        <translation>le disque n’accepte pas de fichier de cette taille. Choisissez un autre endroit</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>its name is too long. Choose a shorter one</source>
        <translation>son nom est trop long. Choisissez-en un plus court</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>its link leads back to itself</source>
        <translation>son lien mène à lui-même</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>the drive reports an error. Check the drive and its cable</source>
        <translation>le disque signale une erreur. Vérifiez le disque et son câble</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>its name cannot be used here. Choose another one</source>
        <translation>son nom ne peut pas être utilisé ici. Choisissez-en un autre</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>its drive does not answer. Check its cable or the network, or choose another place</source>
        <translation>son disque ne répond pas. Vérifiez son câble ou le réseau, ou choisissez un autre endroit</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>your share of the drive is used up. Make room or choose another place</source>
        <translation>votre part du disque est épuisée. Faites de la place ou choisissez un autre endroit</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>there is not enough memory. Close other programs and try again</source>
        <translation>il n’y a pas assez de mémoire. Fermez d’autres programmes et réessayez</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>the drive did not take the data</source>
        <translation>le disque n’a pas accepté les données</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/reasons.py"/>
        <source>the data cannot be encoded</source>
        <translation>les données ne peuvent pas être encodées</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>floating point becomes {fewer} bits, without what is darker than black or brighter than white</source>
        <translation>la virgule flottante devient {fewer} bits, sans ce qui est plus sombre que le noir ou plus clair que le blanc</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>signed numbers become {fewer} bits, without what is below 0</source>
        <translation>les nombres signés deviennent {fewer} bits, sans ce qui est inférieur à 0</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>the colour profile</source>
        <translation>le profil colorimétrique</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>the camera&apos;s data (EXIF)</source>
        <translation>les données de l’appareil (EXIF)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>the XMP data</source>
        <translation>les données XMP</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>captions and keywords (IPTC)</source>
        <translation>légendes et mots-clés (IPTC)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>the resolution in dots per inch</source>
        <translation>la résolution en points par pouce</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>the comment</source>
        <translation>le commentaire</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>“{name}” was not saved: read again by another library, the new file does not show the photo as it is here. So nothing on the drive was changed. Save it in another format.</source>
        <translation>« {name} » n’a pas été enregistré : relu par une autre bibliothèque, le nouveau fichier ne montre pas la photo telle qu’elle est ici. Rien n’a donc été changé sur le disque. Enregistrez-la dans un autre format.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>The photo</source>
        <translation>Le fichier de la photo</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>{name} could not be saved: {reason}</source>
        <translation>{name} n’a pas pu être enregistré : {reason}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>{depth} bits become {fewer}</source>
        <translation>{depth} bits deviennent {fewer}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>gray becomes RGB</source>
        <translation>le gris devient RVB</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>CMYK becomes RGB</source>
        <translation>le CMJN devient RVB</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>Lab becomes RGB</source>
        <translation>le Lab devient RVB</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>transparency</source>
        <translation>la transparence</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>{title} compresses the whole photo again, so pixels outside the mask change a little too. TIFF and PNG keep every one of them.</source>
        <translation>{title} recompresse toute la photo ; des pixels hors du masque changent donc un peu aussi. TIFF et PNG les conservent tous.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/save.py"/>
        <source>This format cannot hold everything: {names}.</source>
        <translation>Ce format ne peut pas tout contenir : {names}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/journal.py"/>
        <source>Restored work</source>
        <translation>Travail récupéré</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/journal_read.py"/>
        <source>There is no unsaved work.</source>
        <translation>Il n’y a pas de travail non enregistré.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/journal_read.py"/>
        <source>The photo of the unsaved work has {columns} × {rows} pixels, more than the limit of {limit:g} megapixels.</source>
        <translation>La photo du travail non enregistré a {columns} × {rows} pixels, plus que la limite de {limit:g} mégapixels.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/journal_read.py"/>
        <source>The unsaved work cannot be read: {reason}.</source>
        <translation>Le travail non enregistré ne peut pas être lu : {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/journal_read.py"/>
        <source>The unsaved work cannot be read: its file is damaged.</source>
        <translation>Le travail non enregistré ne peut pas être lu : son fichier est endommagé.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/saved_work.py"/>
        <source>an untitled photo</source>
        <translation>une photo sans titre</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/saved_work.py"/>
        <source>The photo was never saved, and its pixels are not there.</source>
        <translation>La photo n’a jamais été enregistrée, et ses pixels ne sont pas là.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/saved_work.py"/>
        <source>“{name}” is another photo now: its size or its depth has changed.</source>
        <translation>« {name} » est maintenant une autre photo : sa taille ou sa profondeur a changé.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/saved_work.py"/>
        <source>“{name}” is not a photo any more.</source>
        <translation>« {name} » n’est plus une photo.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/saved_work.py"/>
        <source>“{name}” is no longer in {folder}.</source>
        <translation>« {name} » n’est plus dans {folder}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/saved_work.py"/>
        <source>“{name}” has been changed by another program since.</source>
        <translation>« {name} » a depuis été modifié par un autre programme.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/saved_work.py"/>
        <source>The photo has another size or depth than the one that was worked on.</source>
        <translation>La photo n’a pas la taille ou la profondeur de celle sur laquelle on a travaillé.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/session.py"/>
        <source>“{name}” is damaged or was not written by Inpaint Studio.</source>
        <translation>« {name} » est endommagé ou n’a pas été écrit par Inpaint Studio.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/session.py"/>
        <source>The photo of “{name}” has {columns} × {rows} pixels, more than the limit of {limit:g} megapixels.</source>
        <translation>La photo de « {name} » compte {columns} × {rows} pixels, plus que la limite de {limit:g} mégapixels.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/session/step_codec.py"/>
        <source>The file is damaged or was not written by Inpaint Studio.</source>
        <translation>Le fichier est endommagé ou n’a pas été écrit par Inpaint Studio.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/target.py"/>
        <source>“{name}” is a camera RAW photo, which is never replaced. Save under another name.</source>
        <translation>« {name} » est une photo RAW d’appareil, qui n’est jamais remplacée. Enregistrez sous un autre nom.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/target.py"/>
        <source>A {title} can be at most {limit} pixels wide and high, and this photo is {size}. Save it as TIFF.</source>
        <translation>Ce format ({title}) accepte au plus {limit} pixels en largeur et en hauteur, et cette photo en a {size}. Enregistrez-la en TIFF.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/target.py"/>
        <source>Its content is {title}, not {named} as its name says, and so it stays.</source>
        <translation>Son contenu est {title}, et non {named} comme le dit son nom, et le reste.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>{depth}-bit gray</source>
        <translation>gris {depth} bits</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>{depth}-bit RGB</source>
        <translation>RVB {depth} bits</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>{depth}-bit palette</source>
        <translation>palette {depth} bits</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>{depth}-bit CMYK</source>
        <translation>CMJN {depth} bits</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>{depth}-bit Lab</source>
        <translation>Lab {depth} bits</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>{depth}-bit of another kind</source>
        <translation>{depth} bits d’un autre type</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>whole numbers</source>
        <translation>nombres entiers</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>signed numbers</source>
        <translation>nombres signés</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>floating-point numbers</source>
        <translation>nombres à virgule flottante</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>complex numbers</source>
        <translation>nombres complexes</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>numbers of several kinds</source>
        <translation>nombres de plusieurs types</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>is made for printing with other inks than CMYK. Convert it to RGB to restore it.</source>
        <translation>est faite pour l’impression avec d’autres encres que CMJN. Convertissez-la en RVB pour la restaurer.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>is camera raw data. Develop it to a 16-bit TIFF to restore it.</source>
        <translation>contient des données brutes d’appareil. Développez-les en TIFF 16 bits pour les restaurer.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>holds {numbers} of {bits} bits, which cannot be opened. Convert it to 16 bits to restore it.</source>
        <translation>contient des {numbers} sur {bits} bits, ce qui ne peut pas être ouvert. Convertissez-le en 16 bits pour le restaurer.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>is no photo but a stack of measured planes, which cannot be opened.</source>
        <translation>n’est pas une photo mais une pile de plans mesurés, qui ne peut pas être ouverte.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>{reason}. So all its pixels are written anew, without loss, and the file grows; all else in it stays.</source>
        <translation>{reason}. Tous ses pixels sont donc réécrits, sans perte, et le fichier grossit ; tout le reste y demeure.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>Part of this TIFF is missing</source>
        <translation>Une partie de ce TIFF manque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>This TIFF is compressed as JPEG inside, which cannot be done again without loss</source>
        <translation>Ce TIFF est compressé en JPEG à l’intérieur, ce qui ne peut pas être refait sans perte</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>The colours of this TIFF are stored as brightness and differences (YCbCr) and become RGB</source>
        <translation>Les couleurs de ce TIFF sont enregistrées comme luminosité et différences (YCbCr) et deviennent RVB</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>This TIFF has a palette, which cannot hold new colours</source>
        <translation>Ce TIFF a une palette, qui ne peut pas recevoir de nouvelles couleurs</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>This TIFF has {n} levels of gray, too few for what is restored</source>
        <translation>
            <numerusform>Ce TIFF a {n} niveau de gris, trop peu pour ce qui est restauré</numerusform>
            <numerusform>Ce TIFF a {n} niveaux de gris, trop peu pour ce qui est restauré</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>This TIFF is compressed in a way that this program cannot write</source>
        <translation>Ce TIFF est compressé d’une façon que ce programme ne sait pas écrire</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>The colours of this TIFF are multiplied with its transparency, which rounds them</source>
        <translation>Les couleurs de ce TIFF sont multipliées par sa transparence, ce qui les arrondit</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>This TIFF holds floating-point numbers of {bits} bits, which become 32</source>
        <translation>Ce TIFF contient des nombres à virgule flottante sur {bits} bits, qui deviennent 32</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/kinds.py"/>
        <source>This TIFF stores its pixels in an unusual way</source>
        <translation>Ce TIFF enregistre ses pixels d’une façon inhabituelle</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/patch.py"/>
        <source>the file has become another one since it was opened. Save under another name.</source>
        <translation>le fichier est devenu un autre depuis son ouverture. Enregistrez sous un autre nom.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/patch.py"/>
        <source>its pixels could not be encoded as they are in the file. Export it as TIFF.</source>
        <translation>ses pixels n’ont pas pu être encodés comme ils le sont dans le fichier. Exportez la photo en TIFF.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/read.py"/>
        <source>This photo has nothing but black and white, and stays so: what is restored becomes black or white, too.</source>
        <translation>Cette photo n’a que du noir et du blanc, et le reste : ce qui est restauré devient noir ou blanc aussi.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/read.py"/>
        <source>the smaller copies of the photo</source>
        <translation>les copies réduites de la photo</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/read.py"/>
        <source>This file is incomplete: it ends before the photo does. What is missing, {share} of the photo, is gray. Look for another copy of it.</source>
        <translation>Ce fichier est incomplet : il se termine avant la photo. Ce qui manque, {share} de la photo, est gris. Cherchez une autre copie.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/files/tiff/read.py"/>
        <source>has no page {page}: it has {n}.</source>
        <translation>
            <numerusform>n’a pas de page {page} : il n’y en a qu’une.</numerusform>
            <numerusform>n’a pas de page {page} : il y en a {n}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/files/tiff/read.py"/>
        <source>{n} further pages</source>
        <translation>
            <numerusform>une autre page</numerusform>
            <numerusform>{n} autres pages</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/read.py"/>
        <source>the first page</source>
        <translation>la première page</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/read.py"/>
        <source>the second page</source>
        <translation>la deuxième page</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/read.py"/>
        <source>Photoshop&apos;s settings</source>
        <translation>les réglages de Photoshop</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/read.py"/>
        <source>tags of other programs</source>
        <translation>des balises d’autres programmes</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/target.py"/>
        <source>most of the file is missing. Export it as TIFF.</source>
        <translation>la plus grande partie du fichier manque. Exportez en TIFF.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/target.py"/>
        <source>it would grow beyond 4 GB, which this kind of TIFF cannot hold. Export it as TIFF, which makes a larger kind.</source>
        <translation>le fichier dépasserait 4 Go, ce que ce type de TIFF ne peut pas contenir. Exportez en TIFF, ce qui donne un type plus grand.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/tiff/write.py"/>
        <source>All are lossless. Every program reads none and LZW; Zstandard is fast and small but newer.</source>
        <translation>Toutes sont sans perte. Tous les programmes lisent Sans et LZW ; Zstandard est rapide et compact mais plus récent.</translation>
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
        <translation>Sans perte</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/files/webp.py"/>
        <source>Keeps every pixel as it is; quality then has no effect.</source>
        <translation>Conserve chaque pixel tel quel ; la qualité est alors sans effet.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/healing/stroke.py"/>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Heal</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/healing/stroke.py"/>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Clone</source>
        <translation>Cloner</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/resources.py"/>
        <source>This installation lacks “{path}”. Install Inpaint Studio again.</source>
        <translation>Il manque « {path} » à cette installation. Réinstallez Inpaint Studio.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/translation.py"/>
        <source>{first} and {last}</source>
        <translation>{first} et {last}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/better_offer.py"/>
        <source>A better restoration is ready.</source>
        <translation>Une meilleure restauration est prête.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/better_offer.py"/>
        <source>&amp;Use It</source>
        <translation>&amp;L’utiliser</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/better_offer.py"/>
        <source>&amp;Keep This One</source>
        <translation>&amp;Garder celle-ci</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/clipboard.py"/>
        <source>That picture lives on the web. Save it to a folder first, then drop the file here.</source>
        <translation>Cette image se trouve sur le Web. Enregistrez-la d’abord dans un dossier, puis déposez le fichier ici.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/clipboard.py"/>
        <source>There is no picture in the clipboard.</source>
        <translation>Il n’y a pas d’image dans le presse-papiers.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/clipboard.py"/>
        <source>The photo is in the clipboard.</source>
        <translation>La photo est dans le presse-papiers.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/clipboard.py"/>
        <source>The part around the mask is in the clipboard: {columns} × {rows} pixels.</source>
        <translation>La partie autour du masque est dans le presse-papiers : {columns} × {rows} pixels.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/disk_changes.py"/>
        <source>{name} has been changed by another program.</source>
        <translation>{name} a été modifié par un autre programme.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/disk_changes.py"/>
        <source>Your work is still whole here; saving asks before it replaces the file.</source>
        <translation>Votre travail est toujours intact ici ; l’enregistrement demande avant de remplacer le fichier.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/disk_changes.py"/>
        <source>&amp;Reload</source>
        <translation>&amp;Recharger</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/disk_changes.py"/>
        <source>&amp;Keep This</source>
        <translation>&amp;Garder cet état</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/disk_changes.py"/>
        <source>{name} is no longer in {folder}. The photo is whole here; save it to have a file again.</source>
        <translation>{name} n’est plus dans {folder}. La photo est intacte ici ; enregistrez-la pour avoir de nouveau un fichier.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/disk_changes.py"/>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/disk_changes.py"/>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Save &amp;As…</source>
        <translation>Enregistrer &amp;sous…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Photos and sessions ({patterns} *{suffix})</source>
        <translation>Photos et sessions ({patterns} *{suffix})</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <location filename="../../inpaint_studio/ui/sessions/work_opener.py"/>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Open photos</source>
        <translation>Ouvrir des photos</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>“{name}” is no longer in {folder}. Save the photo to have a file again.</source>
        <translation>« {name} » n’est plus dans {folder}. Enregistrez la photo pour avoir de nouveau un fichier.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>No file manager answers. The photo lies in {folder}.</source>
        <translation>Aucun gestionnaire de fichiers ne répond. La photo se trouve dans {folder}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Save into {name}?</source>
        <translation>Enregistrer dans {name} ?</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <location filename="../../inpaint_studio/ui/actions/originals.py"/>
        <location filename="../../inpaint_studio/ui/batch/review.py"/>
        <location filename="../../inpaint_studio/ui/sessions/filmstrip.py"/>
        <location filename="../../inpaint_studio/ui/sessions/session_actions.py"/>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <location filename="../../inpaint_studio/ui/actions/originals.py"/>
        <source>&amp;Replace It</source>
        <translation>&amp;Remplacer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>{name} has been changed by another program since it was opened.</source>
        <translation>{name} a été modifié par un autre programme depuis son ouverture.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Save under another name to keep both, or replace what the other program has made of it.</source>
        <translation>Enregistrez sous un autre nom pour garder les deux, ou remplacez ce que l’autre programme en a fait.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Save the photo</source>
        <translation>Enregistrer la photo</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Export the photo</source>
        <translation>Exporter la photo</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Save as {name}?</source>
        <translation>Enregistrer sous {name} ?</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>&amp;Other Format…</source>
        <translation>Autre &amp;format…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Mask painted white on black ({patterns})</source>
        <translation>Masque peint en blanc sur noir ({patterns})</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Mask painted black on white ({patterns})</source>
        <translation>Masque peint en noir sur blanc ({patterns})</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Load a mask</source>
        <translation>Charger un masque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Save the mask</source>
        <translation>Enregistrer le masque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>the photo</source>
        <translation>la photo</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <location filename="../../inpaint_studio/ui/batch/review.py"/>
        <location filename="../../inpaint_studio/ui/sessions/recovery_offer.py"/>
        <source>&amp;Discard</source>
        <translation>A&amp;bandonner</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Save what you restored in {name}?</source>
        <translation>Enregistrer ce que vous avez restauré dans {name} ?</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>&amp;Keep Painting</source>
        <translation>&amp;Continuer à peindre</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Save &amp;Mask…</source>
        <translation>Enregistrer le &amp;masque…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>&amp;Discard Mask</source>
        <translation>A&amp;bandonner le masque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>What you painted has not been restored yet.</source>
        <translation>Ce que vous avez peint n’a pas encore été restauré.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>The mask would be lost.</source>
        <translation>Le masque serait perdu.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <location filename="../../inpaint_studio/ui/batch/review.py"/>
        <location filename="../../inpaint_studio/ui/sessions/filmstrip.py"/>
        <source>&amp;Keep Working</source>
        <translation>&amp;Continuer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>You have judged marks that are not mask yet.</source>
        <translation>Vous avez jugé des marques qui ne sont pas encore dans le masque.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>What you kept and rejected would be lost. A session keeps it.</source>
        <translation>Ce que vous avez gardé et rejeté serait perdu. Une session le conserve.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>You have painted examples that are not mask yet.</source>
        <translation>Vous avez peint des exemples qui ne sont pas encore dans le masque.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>They would be lost. A session keeps them.</source>
        <translation>Ils seraient perdus. Une session les conserve.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>Otherwise it is lost.</source>
        <translation>Sinon, c’est perdu.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/file_actions.py"/>
        <source>It was exported to {path}, but that file cannot hold everything. Otherwise what it lacks is lost.</source>
        <translation>Elle a été exportée vers {path}, mais ce fichier ne peut pas tout contenir. Sinon, ce qui y manque est perdu.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/mask_actions.py"/>
        <source>Clear mask</source>
        <translation>Effacer le masque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/mask_actions.py"/>
        <source>Invert mask</source>
        <translation>Inverser le masque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/mask_actions.py"/>
        <source>Grow mask by {distance} px</source>
        <translation>Dilater le masque de {distance} px</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/mask_actions.py"/>
        <source>Shrink mask by {distance} px</source>
        <translation>Contracter le masque de {distance} px</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/mask_actions.py"/>
        <source>Smooth mask by {distance} px</source>
        <translation>Lisser le masque de {distance} px</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/mask_actions.py"/>
        <source>Fit mask to damage</source>
        <translation>Ajuster le masque aux dégâts</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/mask_actions.py"/>
        <source>Fill enclosed areas</source>
        <translation>Remplir les zones fermées</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/mask_actions.py"/>
        <source>Measuring the spots</source>
        <translation>Mesure des endroits</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/originals.py"/>
        <source>&amp;Always do so</source>
        <translation>&amp;Toujours ainsi</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/originals.py"/>
        <source>Preferences, “Saving an original”, change it again.</source>
        <translation>Préférences, « Enregistrer un original », permet de le changer.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/originals.py"/>
        <source>Inpaint Studio has not written this file yet. A copy beside it, “{copy}”, leaves it as it is.</source>
        <translation>Inpaint Studio n’a pas encore écrit ce fichier. Une copie à côté, « {copy} », le laisse tel quel.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/originals.py"/>
        <source>Keep the original {name}?</source>
        <translation>Garder l’original {name} ?</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/actions/originals.py"/>
        <source>Save a &amp;Copy</source>
        <translation>Enregistrer une &amp;copie</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>Drop folders here, or add them. Their sub-folders belong to them.</source>
        <translation>Déposez des dossiers ici, ou ajoutez-les. Leurs sous-dossiers en font partie.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>Each result has the name, the format and the place below its folder that its photo has. The photos themselves are never touched.</source>
        <translation>Chaque résultat a le nom, le format et la place dans son dossier qu’a sa photo. Les photos elles-mêmes ne sont jamais touchées.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>{done} of {total} photos of a batch into this folder are done. Go on with it as it was begun?</source>
        <translation>{done} photos sur {total} d’un lot vers ce dossier sont faites. Le continuer comme il a été commencé ?</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>A batch into this folder is done. What was done with other settings is done anew.</source>
        <translation>Un lot vers ce dossier est terminé. Ce qui a été fait avec d’autres réglages sera refait.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <location filename="../../inpaint_studio/ui/batch/batch_run.py"/>
        <location filename="../../inpaint_studio/ui/window/assembly.py"/>
        <source>Batch</source>
        <translation>Lot</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>Folder of masks</source>
        <translation>Dossier de masques</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>Damage that is found</source>
        <translation>Les défauts qui sont trouvés</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>What masks in a folder show</source>
        <translation>Ce que montrent les masques d’un dossier</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>&amp;Go On</source>
        <translation>&amp;Continuer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>&amp;Start</source>
        <translation>Com&amp;mencer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>Add a folder of photos, and say where the results go.</source>
        <translation>Ajoutez un dossier de photos, et dites où vont les résultats.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>Say in which folder the masks are.</source>
        <translation>Dites dans quel dossier sont les masques.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>Counting…</source>
        <translation>Comptage…</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>{n} photos, {size}</source>
        <translation>
            <numerusform>{n} photo, {size}</numerusform>
            <numerusform>{n} photos, {size}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>{n} files that are no photos</source>
        <translation>
            <numerusform>{n} fichier qui n’est pas une photo</numerusform>
            <numerusform>{n} fichiers qui ne sont pas des photos</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>Add a folder of photos</source>
        <translation>Ajouter un dossier de photos</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>Engine</source>
        <translation>Moteur</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>With the options that the panel Repair has for it</source>
        <translation>Avec les options que le panneau Réparation a pour lui</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>Ask me where more is marked than</source>
        <translation>Me demander si plus est marqué que</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>What is restored</source>
        <translation>Ce qui est restauré</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>How</source>
        <translation>Comment</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <location filename="../../inpaint_studio/ui/batch/batches.py"/>
        <location filename="../../inpaint_studio/ui/batch/review_panel.py"/>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>&amp;Add Folder…</source>
        <translation>&amp;Ajouter un dossier…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_dialog.py"/>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>&amp;Review…</source>
        <translation>&amp;Revoir…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>Show Re&amp;port</source>
        <translation>Afficher le &amp;rapport</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>Show &amp;Folder</source>
        <translation>Afficher le &amp;dossier</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>Progress of the batch</source>
        <translation>Avancement du lot</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>&amp;Stop</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>Stop &amp;Now</source>
        <translation>Arrêter &amp;tout de suite</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>Give up the photo under way, too; nothing of it is written</source>
        <translation>Abandonner aussi la photo en cours ; rien n’en sera écrit</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>Finish the photo under way and begin no other; the batch can go on another time</source>
        <translation>Terminer la photo en cours et n’en commencer aucune autre ; le lot peut continuer une autre fois</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>Looking at the folders…</source>
        <translation>Lecture des dossiers…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>{done} of {total} photos</source>
        <translation>{done} photos sur {total}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>{rate} a minute</source>
        <translation>{rate} par minute</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>the photo under way is finished</source>
        <translation>la photo en cours se termine</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>The batch is done.</source>
        <translation>Le lot est terminé.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>The drive is full. Make room, then go on.</source>
        <translation>Le disque est plein. Faites de la place, puis continuez.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>The batch was stopped.</source>
        <translation>Le lot a été arrêté.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>less than a minute left</source>
        <translation>moins d’une minute restante</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>about {n} minutes left</source>
        <translation>
            <numerusform>encore {n} minute environ</numerusform>
            <numerusform>encore {n} minutes environ</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_panel.py"/>
        <source>about {hours} h {minutes} min left</source>
        <translation>encore {hours} h {minutes} min environ</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_preview.py"/>
        <source>Choose a photo of the list to see what would be found on it.</source>
        <translation>Choisissez une photo de la liste pour voir ce qui y serait trouvé.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_preview.py"/>
        <source>No damage is found: the photo would be copied as it is.</source>
        <translation>Aucun défaut n’est trouvé : la photo serait copiée telle quelle.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_preview.py"/>
        <source>Photos of the batch</source>
        <translation>Photos du lot</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_preview.py"/>
        <location filename="../../inpaint_studio/ui/editor/finder.py"/>
        <source>Finding damage</source>
        <translation>Recherche de dégâts</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_preview.py"/>
        <location filename="../../inpaint_studio/ui/batch/review.py"/>
        <location filename="../../inpaint_studio/ui/editor/document_files.py"/>
        <location filename="../../inpaint_studio/ui/sessions/filmstrip.py"/>
        <location filename="../../inpaint_studio/ui/sessions/session_actions.py"/>
        <location filename="../../inpaint_studio/ui/sessions/work_opener.py"/>
        <source>Opening {name}</source>
        <translation>Ouverture : {name}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/batch/batch_preview.py"/>
        <source>{n} marks, {share} of the photo</source>
        <translation>
            <numerusform>{n} marque, {share} de la photo</numerusform>
            <numerusform>{n} marques, {share} de la photo</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_preview.py"/>
        <source>{found}: you would be asked before it is restored.</source>
        <translation>{found} : vous seriez consulté avant la restauration.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batch_preview.py"/>
        <source>{found}: it would be restored.</source>
        <translation>{found} : elle serait restaurée.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batches.py"/>
        <source>A batch runs already.</source>
        <translation>Un lot est déjà en cours.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batches.py"/>
        <source>One runs at a time. Another one can begin when it has ended.</source>
        <translation>Un seul à la fois. Un autre pourra commencer quand il sera terminé.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batches.py"/>
        <source>Manifest of a batch ({patterns})</source>
        <translation>Manifeste d’un lot ({patterns})</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batches.py"/>
        <source>Review a batch</source>
        <translation>Revoir un lot</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batches.py"/>
        <source>A batch is running.</source>
        <translation>Un lot est en cours.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batches.py"/>
        <source>{done} of {total} photos are done. What is done stays, and the batch can go on another time.</source>
        <translation>{done} photos sur {total} sont faites. Ce qui est fait reste, et le lot peut continuer une autre fois.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batches.py"/>
        <source>&amp;Keep Running</source>
        <translation>&amp;Laisser tourner</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/batches.py"/>
        <location filename="../../inpaint_studio/ui/batch/review.py"/>
        <source>&amp;Stop and Close</source>
        <translation>&amp;Arrêter et fermer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/folder_field.py"/>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/folder_list.py"/>
        <source>Folders of photos</source>
        <translation>Dossiers de photos</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/mark_preview.py"/>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/report_page.py"/>
        <source>The report is being written…</source>
        <translation>Le rapport est en cours d’écriture…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/report_page.py"/>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/report_page.py"/>
        <source>The report is in {path}.</source>
        <translation>Le rapport est dans {path}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/review.py"/>
        <source>No photo of this batch is to be reviewed.</source>
        <translation>Aucune photo de ce lot n’est à revoir.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/batch/review.py"/>
        <source>{n} accepted photos are not restored yet.</source>
        <translation>
            <numerusform>{n} photo acceptée n’est pas encore restaurée.</numerusform>
            <numerusform>{n} photos acceptées ne sont pas encore restaurées.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/review.py"/>
        <source>They stay on the review list, with their masks.</source>
        <translation>Elles restent sur la liste à revoir, avec leurs masques.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/review.py"/>
        <source>Accept what you restored in {name}?</source>
        <translation>Accepter ce que vous avez restauré dans {name} ?</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/review.py"/>
        <source>Otherwise it stays on the review list as it was.</source>
        <translation>Sinon, elle reste sur la liste à revoir telle qu’elle était.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/review.py"/>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Accept</source>
        <translation>&amp;Accepter</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/review.py"/>
        <source>Every photo of the review list is decided.</source>
        <translation>Toutes les photos de la liste sont décidées.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/review_panel.py"/>
        <source>Review list</source>
        <translation>Liste à revoir</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/review_panel.py"/>
        <source>The photos to be reviewed; choose one to look at it.</source>
        <translation>Les photos à revoir ; choisissez-en une pour la regarder.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/batch/review_panel.py"/>
        <source>{n} left</source>
        <translation>
            <numerusform>encore {n}</numerusform>
            <numerusform>encore {n}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/review_panel.py"/>
        <location filename="../../inpaint_studio/ui/panels/review_steps.py"/>
        <source>{place} of {count}</source>
        <translation>{place} sur {count}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/review_panel.py"/>
        <source>Close the review; what waits keeps waiting</source>
        <translation>Fermer ; ce qui attend continue d’attendre</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/batch/review_work.py"/>
        <location filename="../../inpaint_studio/ui/editor/betterment.py"/>
        <location filename="../../inpaint_studio/ui/editor/remains.py"/>
        <location filename="../../inpaint_studio/ui/editor/restorer.py"/>
        <source>Restoring</source>
        <translation>Restauration</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/canvas/content.py"/>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/canvas/content.py"/>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/canvas/photo_view.py"/>
        <source>Mask alone</source>
        <translation>Masque seul</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/canvas/render/colour.py"/>
        <source>colour profile cannot be read, shown as sRGB</source>
        <translation>profil colorimétrique illisible, affiché en sRGB</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/canvas/render/colour.py"/>
        <source>colour profile is for gray photos, shown as sRGB</source>
        <translation>profil colorimétrique pour photos en niveaux de gris, affiché en sRGB</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/canvas/render/colour.py"/>
        <source>colour profile is for RGB photos, shown as sRGB</source>
        <translation>profil colorimétrique pour photos RVB, affiché en sRGB</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/canvas/render/colour.py"/>
        <source>colour profile is for CMYK photos, shown as sRGB</source>
        <translation>profil colorimétrique pour photos CMJN, affiché en sRGB</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/canvas/view.py"/>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/canvas/view.py"/>
        <source>Paint over the damage here.</source>
        <translation>Peignez ici sur les dégâts.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/desktop/drag_out.py"/>
        <source>Drag the result</source>
        <translation>Faire glisser le résultat</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/desktop/drag_out.py"/>
        <source>For the mouse. Export and Copy Photo do the same from the keyboard.</source>
        <translation>Pour la souris. Au clavier, Exporter et Copier la photo font la même chose.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/desktop/drag_out.py"/>
        <source>Drag the result from here into a folder or another program</source>
        <translation>Faire glisser le résultat d’ici vers un dossier ou un autre programme</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/desktop/drag_out.py"/>
        <source>Drag the result from this button into a folder or another program.</source>
        <translation>Faites glisser le résultat de ce bouton vers un dossier ou un autre programme.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/desktop/qimage.py"/>
        <source>The picture</source>
        <translation>Le contenu collé</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/desktop/screen_profile.py"/>
        <source>{name} is no profile of a screen; photos are shown as on an sRGB screen.</source>
        <translation>{name} n’est pas un profil d’écran ; les photos sont affichées comme sur un écran sRGB.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/about.py"/>
        <source>About Inpaint Studio</source>
        <translation>À propos d’Inpaint Studio</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/about.py"/>
        <source>Restores photographs: scratches, cracks, dust, tears and stains.</source>
        <translation>Restaure les photographies : rayures, craquelures, poussières, déchirures et taches.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/about.py"/>
        <source>Outside the mask every pixel stays what it was.</source>
        <translation>Hors du masque, chaque pixel reste ce qu’il était.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/about.py"/>
        <source>Free software under the MIT licence.</source>
        <translation>Logiciel libre sous licence MIT.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/about.py"/>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/about.py"/>
        <source>&amp;Versions</source>
        <translation>&amp;Versions</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/about.py"/>
        <source>Licences of what ships with the program</source>
        <translation>Licences de ce qui est livré avec le programme</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/about.py"/>
        <source>&amp;Licences</source>
        <translation>&amp;Licences</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/about.py"/>
        <source>Part</source>
        <translation>Composant</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/about.py"/>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/about.py"/>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/export.py"/>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/export.py"/>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/export.py"/>
        <source>Choose &amp;File…</source>
        <translation>&amp;Choisir le fichier…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/export.py"/>
        <source>Everything that came with the photo is kept.</source>
        <translation>Tout ce qui accompagnait la photo est conservé.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/hole_sizes.py"/>
        <source>Select spots by size</source>
        <translation>Choisir les endroits par taille</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/hole_sizes.py"/>
        <source>Smallest area in pixels</source>
        <translation>Surface minimale en pixels</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/hole_sizes.py"/>
        <source>Largest area in pixels</source>
        <translation>Surface maximale en pixels</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/hole_sizes.py"/>
        <source>&amp;Keep them</source>
        <translation>&amp;Conserver</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/hole_sizes.py"/>
        <source>&amp;Remove them</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/hole_sizes.py"/>
        <source>&amp;Smallest area</source>
        <translation>Surface mi&amp;nimale</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/hole_sizes.py"/>
        <source>&amp;Largest area</source>
        <translation>Surface ma&amp;ximale</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/dialogs/hole_sizes.py"/>
        <source>{chosen:,} of {n:,} spots have this size; {left:,} stay.</source>
        <translation>
            <numerusform>{chosen:,} endroit sur {n:,} a cette taille ; {left:,} restent.</numerusform>
            <numerusform>{chosen:,} endroits sur {n:,} ont cette taille ; {left:,} restent.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Choose an action, then press the new keys in the field.</source>
        <translation>Choisissez une action, puis appuyez sur les nouvelles touches dans le champ.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Search an action or a key</source>
        <translation>Chercher une action ou une touche</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>New keys</source>
        <translation>Nouvelles touches</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Use &amp;Only This</source>
        <translation>&amp;Celle-ci seule</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Take the action&apos;s other keys away</source>
        <translation>Retirer à l’action ses autres touches</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>&amp;Add This</source>
        <translation>&amp;Ajouter</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Keep the action&apos;s other keys, too</source>
        <translation>Garder aussi les autres touches de l’action</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>&amp;No Keys</source>
        <translation>Aucune &amp;touche</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Take all keys of the action away</source>
        <translation>Retirer à l’action toutes ses touches</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>&amp;Reset</source>
        <translation>&amp;Réinitialiser</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Give the action the keys it began with</source>
        <translation>Rendre à l’action ses touches d’origine</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Reset A&amp;ll</source>
        <translation>T&amp;out réinitialiser</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>New &amp;keys</source>
        <translation>Nouvelles touc&amp;hes</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Changed</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>{shown} belongs to the photo itself. Choose another key.</source>
        <translation>{shown} appartient à la photo elle-même. Choisissez une autre touche.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>{name} has {shown} already.</source>
        <translation>{name} a déjà {shown}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>{shown} belongs to {name} now. That loses it if you take it over.</source>
        <translation>{shown} appartient à « {name} », qui perd cette touche si vous la reprenez.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>{shown} is free.</source>
        <translation>{shown} est libre.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Take &amp;Over</source>
        <translation>Re&amp;prendre</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Take Over and &amp;Add</source>
        <translation>Reprendre et &amp;ajouter</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>You have given its other keys to other actions. Reset those, too.</source>
        <translation>Vous avez donné ses autres touches à d’autres actions. Réinitialisez-les aussi.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Actions and their keys</source>
        <translation>Actions et leurs touches</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/key_editor.py"/>
        <location filename="../../inpaint_studio/ui/dialogs/shortcuts.py"/>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/log_dialog.py"/>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/log_dialog.py"/>
        <source>Path of the log</source>
        <translation>Emplacement du journal</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/log_dialog.py"/>
        <source>Nothing has been noted yet.</source>
        <translation>Rien n’a encore été noté.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/log_dialog.py"/>
        <source>The log holds no pixels of your photos, but it may name their files.</source>
        <translation>Le journal ne contient aucun pixel de vos photos, mais il peut nommer leurs fichiers.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/log_dialog.py"/>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/log_dialog.py"/>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show in &amp;Folder</source>
        <translation>Afficher dans le &amp;dossier</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/pages.py"/>
        <source>Open a page</source>
        <translation>Ouvrir une page</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/pages.py"/>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/dialogs/pages.py"/>
        <source>{name} holds {n} pages. Which one do you want to restore?</source>
        <translation>
            <numerusform>{name} contient {n} page. Laquelle voulez-vous restaurer ?</numerusform>
            <numerusform>{name} contient {n} pages. Laquelle voulez-vous restaurer ?</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/pages.py"/>
        <source>When you save, all others stay as they are.</source>
        <translation>À l’enregistrement, toutes les autres restent telles quelles.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/pages.py"/>
        <source>Page {number}:  {title}</source>
        <translation>Page {number} :  {title}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/pages.py"/>
        <source>{text}  (cannot be opened)</source>
        <translation>{text}  (ne peut pas être ouverte)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/pages.py"/>
        <source>This page {problem}</source>
        <translation>Cette page {problem}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/preferences.py"/>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/preferences.py"/>
        <source>Reset {group}: {title}</source>
        <translation>Réinitialiser {group} : {title}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/preferences.py"/>
        <source>Changed. Back to the default: {default}</source>
        <translation>Modifié. Revenir à la valeur par défaut : {default}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/preferences.py"/>
        <source>From the next start on.</source>
        <translation>À partir du prochain démarrage.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/preferences.py"/>
        <source>Reset &amp;All</source>
        <translation>&amp;Tout réinitialiser</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/preferences.py"/>
        <source>Give every setting here its default</source>
        <translation>Rendre à tous ces réglages leur valeur par défaut</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/shortcuts.py"/>
        <source>Inpaint Studio: keys</source>
        <translation>Inpaint Studio : touches</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/shortcuts.py"/>
        <source>All keys</source>
        <translation>Tous les raccourcis</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/shortcuts.py"/>
        <source>The list of keys cannot be written to {path}: {reason}.</source>
        <translation>La liste des raccourcis ne peut pas être écrite dans {path} : {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/shortcuts.py"/>
        <source>The list of keys was saved to {path}.</source>
        <translation>La liste des raccourcis a été enregistrée dans {path}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/shortcuts.py"/>
        <source>&amp;Print…</source>
        <translation>&amp;Imprimer…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/shortcuts.py"/>
        <source>Save as P&amp;DF…</source>
        <translation>Enregistrer en P&amp;DF…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/shortcuts.py"/>
        <source>Change &amp;Keys…</source>
        <translation>&amp;Changer les touches…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/shortcuts.py"/>
        <source>Save the list of keys</source>
        <translation>Enregistrer la liste des raccourcis</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/dialogs/shortcuts.py"/>
        <source>PDF document (*.pdf)</source>
        <translation>Document PDF (*.pdf)</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/editor/acceptance.py"/>
        <source>Accept {n} marks</source>
        <translation>
            <numerusform>Accepter {n} marque</numerusform>
            <numerusform>Accepter {n} marques</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/acceptance.py"/>
        <source>Accept examples</source>
        <translation>Accepter les exemples</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/document_files.py"/>
        <location filename="../../inpaint_studio/ui/sessions/session_actions.py"/>
        <source>Saving {name}</source>
        <translation>Enregistrement : {name}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/document_files.py"/>
        <source>Exported to {path}.</source>
        <translation>Exporté dans {path}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/document_files.py"/>
        <source>Exporting {name}</source>
        <translation>Exportation : {name}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/document_files.py"/>
        <source>Loading {name}</source>
        <translation>Chargement : {name}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/document_files.py"/>
        <source>Load mask</source>
        <translation>Charger un masque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/document_files.py"/>
        <source>The mask was saved to {path}.</source>
        <translation>Le masque a été enregistré dans {path}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/earlier_photo.py"/>
        <location filename="../../inpaint_studio/ui/editor/open_document.py"/>
        <source>No photo is open.</source>
        <translation>Aucune photo n’est ouverte.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/editor.py"/>
        <location filename="../../inpaint_studio/ui/editor/painter.py"/>
        <location filename="../../inpaint_studio/ui/tools/brush.py"/>
        <source>brush stroke</source>
        <translation>coup de pinceau</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/fader.py"/>
        <source>Later restorations cover this one, and stay as they are. To fade it, take them back first.</source>
        <translation>Des restaurations ultérieures recouvrent celle-ci et restent telles quelles. Pour l’atténuer, annulez-les d’abord.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/finder.py"/>
        <source>Much of the photo looks like that. Only the surest marks are proposed: paint over more places, or reject what is no damage, and find again.</source>
        <translation>Une grande partie de la photo ressemble à cela. Seules les marques les plus sûres sont proposées : peignez sur d’autres endroits ou rejetez ce qui n’est pas un dégât, puis cherchez de nouveau.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/finder.py"/>
        <source>Nothing has been found yet. Press Find first.</source>
        <translation>Rien n’a encore été trouvé. Cliquez d’abord sur Chercher.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/finder.py"/>
        <source>No mark was found here. Paint it with the brush.</source>
        <translation>Aucune marque n’a été trouvée ici. Peignez-la au pinceau.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/history.py"/>
        <source>There is not enough memory for this step.</source>
        <translation>Il n’y a pas assez de mémoire pour cette étape.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/infrared_view.py"/>
        <source>The infrared plane of this photo cannot be read.</source>
        <translation>Le plan infrarouge de cette photo ne peut pas être lu.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/infrared_view.py"/>
        <source>Reading the infrared plane</source>
        <translation>Lecture du plan infrarouge</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/job_runner.py"/>
        <source>There is not enough memory for this. Close other programs or restore a smaller part at a time.</source>
        <translation>Il n’y a pas assez de mémoire pour cela. Fermez d’autres programmes ou restaurez de plus petites parties à la fois.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/job_runner.py"/>
        <source>Something unexpected went wrong ({kind}). Your work is untouched; the log has the details.</source>
        <translation>Quelque chose d’inattendu s’est produit ({kind}). Votre travail est intact ; le journal contient les détails.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/kind_list.py"/>
        <source>Remove “{name}”</source>
        <translation>Supprimer « {name} »</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/mask_jobs.py"/>
        <source>The mask fits the damage already.</source>
        <translation>Le masque est déjà ajusté aux dégâts.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/open_document.py"/>
        <source>The history cannot be moved out of the memory: {reason}. It stays complete.</source>
        <translation>L’historique ne peut pas être déplacé hors de la mémoire : {reason}. Il reste complet.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/remains.py"/>
        <source>Take in remains</source>
        <translation>Inclure les restes</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/editor/restorations.py"/>
        <source>Restore: {n} spots, {title}, {seconds:.1f} s</source>
        <translation>
            <numerusform>Restaurer : {n} endroit, {title}, {seconds:.1f} s</numerusform>
            <numerusform>Restaurer : {n} endroits, {title}, {seconds:.1f} s</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/restorer.py"/>
        <source>With these settings the same comes out again: nothing is left to chance. Choose another engine or other settings.</source>
        <translation>Avec ces réglages, le résultat reste le même : rien n’est laissé au hasard. Choisissez un autre moteur ou d’autres réglages.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/restorer.py"/>
        <source>Paint over the damage first, then press Restore.</source>
        <translation>Peignez d’abord sur les dégâts, puis appuyez sur Restaurer.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/restorer.py"/>
        <source>These settings were tried before: this is what they made.</source>
        <translation>Ces réglages ont déjà été essayés : voici leur résultat.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/restorer.py"/>
        <source>{title} has restored this for now. A better restoration follows once all is ready.</source>
        <translation>{title} a restauré ceci pour l’instant. Une meilleure restauration suivra dès que tout sera prêt.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/restorer.py"/>
        <source>Variant {count}: the same settings with another seed.</source>
        <translation>Variante {count} : les mêmes réglages avec une autre graine.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/restorer.py"/>
        <source>Preparing the engine for its first use</source>
        <translation>Préparation du moteur pour sa première utilisation</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/restorer.py"/>
        <source>{title} takes no texture from elsewhere: “Take from here” and “Not from here” made no difference.</source>
        <translation>{title} ne prend pas de texture ailleurs : « Prendre ici » et « Pas d’ici » n’ont rien changé.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/review.py"/>
        <source>No mark that is proposed is doubtful.</source>
        <translation>Aucune marque proposée n’est douteuse.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/review.py"/>
        <source>All doubtful marks have been looked at.</source>
        <translation>Toutes les marques douteuses ont été examinées.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/stroke_queue.py"/>
        <source>Restoring the stroke</source>
        <translation>Restauration du trait</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/stroke_queue.py"/>
        <source>{stroke}, restored</source>
        <translation>{stroke} : restauré</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/variant_names.py"/>
        <location filename="../../inpaint_studio/ui/widgets/file_field.py"/>
        <source>Ours</source>
        <translation>Les nôtres</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/waiting_files.py"/>
        <source>{name} will be saved as soon as this is over: {running}.</source>
        <translation>{name} sera enregistré dès que ceci sera fini : {running}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/waiting_files.py"/>
        <source>{name} will be exported as soon as this is over: {running}.</source>
        <translation>{name} sera exporté dès que ceci sera fini : {running}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/editor/waiting_files.py"/>
        <source>What was to be saved after it has not been saved.</source>
        <translation>Ce qui devait être enregistré ensuite ne l’a pas été.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/engine_panel.py"/>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <location filename="../../inpaint_studio/ui/window/assembly.py"/>
        <source>Repair</source>
        <translation>Réparation</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/fade_panel.py"/>
        <source>Fade</source>
        <translation>Intensité</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/fade_panel.py"/>
        <source>Fade the restoration</source>
        <translation>Atténuer la restauration</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/fade_panel.py"/>
        <source>How much of the restoration is seen: at 100 % all of it, at 0 % the photo as before</source>
        <translation>Part visible de la restauration : à 100 % toute, à 0 % la photo comme avant</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/fade_panel.py"/>
        <source>Soft edge</source>
        <translation>Bord doux</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/fade_panel.py"/>
        <source>Soft edge of the restoration</source>
        <translation>Bord doux de la restauration</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/fade_panel.py"/>
        <source>Over how many pixels the restoration comes in from the rim of its mask</source>
        <translation>Sur combien de pixels la restauration apparaît à partir du bord de son masque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/filmstrip_panel.py"/>
        <location filename="../../inpaint_studio/ui/window/assembly.py"/>
        <source>Filmstrip</source>
        <translation>Film</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/filmstrip_panel.py"/>
        <source>The open photos; choose one to show it.</source>
        <translation>Les photos ouvertes ; choisissez-en une pour l’afficher.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/filmstrip_panel.py"/>
        <source>{place} (not saved)</source>
        <translation>{place} (non enregistrée)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>Find shows what looks like damage, in the colour of its kind. Nothing changes before you accept it.</source>
        <translation>Chercher montre dans la couleur de sa sorte ce qui ressemble à un dégât. Rien ne change avant que vous l’acceptiez.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>None of the marks found is proposed now. Raise the sensitivity to see the less sure ones.</source>
        <translation>Aucune des marques trouvées n’est proposée pour l’instant. Plus de sensibilité en montre de moins sûres.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>What was proposed is accepted. Undo brings it back.</source>
        <translation>Ce qui était proposé est accepté. Annuler le ramène.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>Paint over three or more places of the damage you mean, then press Find.</source>
        <translation>Peignez sur trois endroits ou plus des dégâts que vous voulez, puis cliquez sur Chercher.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>Find looks for what your last strokes showed. Paint over other damage to look for that instead.</source>
        <translation>Chercher cherche ce que vos derniers traits ont montré. Peignez sur d’autres dégâts pour chercher ceux-là.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>That is much of the photo. Look closely before you accept it.</source>
        <translation>C’est une grande part de la photo. Regardez bien avant d’accepter.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>Where marks come from</source>
        <translation>D’où viennent les marques</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>Learned from {n} places.</source>
        <translation>
            <numerusform>Appris de {n} endroit.</numerusform>
            <numerusform>Appris de {n} endroits.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>Three or more are better.</source>
        <translation>Trois ou plus, c’est mieux.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>{n} marks proposed</source>
        <translation>
            <numerusform>{n} marque proposée</numerusform>
            <numerusform>{n} marques proposées</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>{count} of all kinds</source>
        <translation>{count} de toutes les sortes</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/find_panel.py"/>
        <source>{share} % of the photo</source>
        <translation>{share} % de la photo</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/history_panel.py"/>
        <source>As opened</source>
        <translation>Telle qu’ouverte</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/history_panel.py"/>
        <location filename="../../inpaint_studio/ui/window/assembly.py"/>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/history_panel.py"/>
        <source>Compare with This Step</source>
        <translation>Comparer avec cette étape</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/history_panel.py"/>
        <source>Fade This Step</source>
        <translation>Atténuer cette étape</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/history_panel.py"/>
        <source>Name This Step…</source>
        <translation>Nommer cette étape…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/history_panel.py"/>
        <source>Show Each Step</source>
        <translation>Montrer chaque étape</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/history_panel.py"/>
        <source>Show as One Row</source>
        <translation>Montrer sur une seule ligne</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/history_panel.py"/>
        <source>Show Pictures</source>
        <translation>Montrer des images</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/kind_row.py"/>
        <source>Kind of damage</source>
        <translation>Sorte de dégât</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/kind_row.py"/>
        <source>Which kind of damage is looked for; type to name it</source>
        <translation>Quelle sorte de dégât est cherchée ; ce que vous tapez est son nom</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/left_out.py"/>
        <source>Take All</source>
        <translation>Tout prendre</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/left_out.py"/>
        <source>Take marks of every size, bright and dark ones</source>
        <translation>Prendre les marques de toute taille, claires et sombres</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/left_out.py"/>
        <source>only bright marks</source>
        <translation>seulement les claires</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/left_out.py"/>
        <source>only dark marks</source>
        <translation>seulement les sombres</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/left_out.py"/>
        <source>from {size} px</source>
        <translation>à partir de {size} px</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/left_out.py"/>
        <source>up to {size} px</source>
        <translation>jusqu’à {size} px</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/panels/left_out.py"/>
        <source>{n} marks left out</source>
        <translation>
            <numerusform>{n} marque laissée de côté</numerusform>
            <numerusform>{n} marques laissées de côté</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Both</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Take bright marks and dark ones</source>
        <translation>Prendre les marques claires et les sombres</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Bright</source>
        <translation>Clair</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Take only marks that are brighter than what is around them, such as dust on a negative</source>
        <translation>Ne prendre que les marques plus claires que ce qui les entoure, comme la poussière sur un négatif</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Take only marks that are darker than what is around them, such as ink and dirt</source>
        <translation>Ne prendre que les marques plus sombres que ce qui les entoure, comme l’encre et la saleté</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Sensitivity</source>
        <translation>Sensibilité</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>How doubtful a mark may be; the number tells how many are proposed</source>
        <translation>À quel point une marque peut être douteuse ; le nombre dit combien sont proposées</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Smallest</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Leave out marks that are smaller across</source>
        <translation>Laisser de côté les marques plus petites</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>any</source>
        <translation>toutes</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Largest</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Leave out marks that are larger across</source>
        <translation>Laisser de côté les marques plus grandes</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Margin</source>
        <translation>Marge</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>By how many pixels marks are made wider, so that no rim is left</source>
        <translation>De combien de pixels les marques sont élargies, pour qu’il n’en reste pas de bord</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Lines of any length</source>
        <translation>Lignes de toute longueur</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Take scratches, cracks and hairs even where they are longer than the largest</source>
        <translation>Prendre rayures, fissures et cheveux même plus longs que le maximum</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <location filename="../../inpaint_studio/ui/panels/sliders.py"/>
        <source>{name}, number</source>
        <translation>{name}, nombre</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>Take</source>
        <translation>Prendre</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/panels/mark_choice.py"/>
        <source>{n:,} marks</source>
        <translation>
            <numerusform>{n:,} marque</numerusform>
            <numerusform>{n:,} marques</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/navigator_panel.py"/>
        <location filename="../../inpaint_studio/ui/window/assembly.py"/>
        <source>Navigator</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/navigator_panel.py"/>
        <source>Drag the frame to move the view</source>
        <translation>Faire glisser le cadre pour déplacer la vue</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/preset_button.py"/>
        <source>Brush presets</source>
        <translation>Préréglages du pinceau</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/preset_button.py"/>
        <source>Brush presets: a number key takes size and hardness, Alt and the number store them</source>
        <translation>Préréglages du pinceau : une touche de chiffre reprend taille et dureté, Alt et le chiffre les gardent</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/sliders.py"/>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/sliders.py"/>
        <source>Brush size</source>
        <translation>Taille du pinceau</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/sliders.py"/>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Size of the brush</source>
        <translation>Taille du pinceau</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/sliders.py"/>
        <source>Ctrl + wheel</source>
        <translation>Ctrl + molette</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/sliders.py"/>
        <source>How much of the brush covers whole; from there it fades out to its rim</source>
        <translation>La part du pinceau qui couvre entièrement ; de là, il s’estompe jusqu’au bord</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/sliders.py"/>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Hardness</source>
        <translation>Dureté</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/sliders.py"/>
        <source>Hardness of the brush</source>
        <translation>Dureté du pinceau</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/sliders.py"/>
        <source>How far each colour may differ from the one clicked, in steps of 255 to full white</source>
        <translation>De combien chaque couleur peut différer de celle du clic, en pas dont 255 font le blanc pur</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/sliders.py"/>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Tolerance</source>
        <translation>Tolérance</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/sliders.py"/>
        <source>Wand tolerance</source>
        <translation>Tolérance de la baguette</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/panels/step_delegate.py"/>
        <source>Restore: {n} spots</source>
        <translation>
            <numerusform>Restaurer : {n} endroit</numerusform>
            <numerusform>Restaurer : {n} endroits</numerusform>
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
        <translation>Un clic va à une étape, un double clic ou F2 la nomme, un clic droit permet de comparer avec elle.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/step_list.py"/>
        <source>Name of the step</source>
        <translation>Nom de l’étape</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Mask</source>
        <translation>Masque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Mark what is to be restored</source>
        <translation>Marquer ce qui doit être restauré</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Protect</source>
        <translation>Protéger</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Mark what is to be left alone: no tool marks it</source>
        <translation>Marquer ce qui doit rester intact : aucun outil ne le marque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Take from here</source>
        <translation>Prendre ici</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Mark where texture is to be taken from: then from nowhere else</source>
        <translation>Marquer où prendre la texture : alors nulle part ailleurs</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Not from here</source>
        <translation>Pas d’ici</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Mark where no texture is to be taken from</source>
        <translation>Marquer où ne pas prendre de texture</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Mark some of the damage: Find finds more like it</source>
        <translation>Marquer une partie des dégâts : Chercher en trouve d’autres</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Add to what is marked</source>
        <translation>Ajouter à ce qui est marqué</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Subtract</source>
        <translation>Soustraire</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Take away from what is marked  (Ctrl, or the right button)</source>
        <translation>Retirer de ce qui est marqué  (Ctrl, ou le bouton droit)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Intersect</source>
        <translation>Intersection</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Keep of what is marked only what lies inside  (Ctrl + Alt)</source>
        <translation>Ne garder de ce qui est marqué que l’intérieur  (Ctrl + Alt)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Only what is connected with the place clicked; off: all of the photo</source>
        <translation>Seulement ce qui est relié à l’endroit du clic ; désactivé : dans toute la photo</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Connected</source>
        <translation>Relié</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Restore while painting</source>
        <translation>Restaurer en peignant</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Each stroke is restored as it ends; undo takes both back</source>
        <translation>Chaque trait est restauré dès sa fin ; annuler reprend les deux</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>The source goes along from stroke to stroke; off: each stroke begins at the same place</source>
        <translation>La source suit d’un trait à l’autre ; désactivé : chaque trait part du même endroit</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Aligned</source>
        <translation>Alignée</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Edge</source>
        <translation>Bord</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>Pixels to grow, shrink or smooth by</source>
        <translation>Pixels pour dilater, contracter ou lisser</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/tool_panel.py"/>
        <source>By how many pixels Grow, Shrink and Smooth change the mask</source>
        <translation>De combien de pixels Dilater, Contracter et Lisser changent le masque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/variants_panel.py"/>
        <source>To compare variants, restore again with other settings.</source>
        <translation>Pour comparer des variantes, restaurez de nouveau avec d’autres réglages.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/variants_panel.py"/>
        <source>Variants of the last restoration</source>
        <translation>Variantes de la dernière restauration</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/variants_panel.py"/>
        <source>Click a variant to take it; Ctrl+click compares it with the one taken.</source>
        <translation>Un clic prend la variante, Ctrl+clic la compare à celle qui est prise.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/variants_panel.py"/>
        <source>Variants</source>
        <translation>Variantes</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/panels/variants_panel.py"/>
        <source>Compare with This Variant</source>
        <translation>Comparer avec cette variante</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/filmstrip.py"/>
        <source>&amp;Discard All</source>
        <translation>A&amp;bandonner tout</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/filmstrip.py"/>
        <source>Save &amp;All</source>
        <translation>&amp;Tout enregistrer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/filmstrip.py"/>
        <source>{name} (a mask that has not been restored yet)</source>
        <translation>{name} (un masque qui n’a pas encore été restauré)</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/sessions/filmstrip.py"/>
        <source>{n} photos have unsaved work.</source>
        <translation>
            <numerusform>Une photo contient du travail non enregistré.</numerusform>
            <numerusform>{n} photos contiennent du travail non enregistré.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/frame.py"/>
        <source>Untitled</source>
        <translation>Sans titre</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/journal_writer.py"/>
        <source>see the log</source>
        <translation>voir le journal</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/recovery.py"/>
        <source>Your steps cannot be kept safe against a crash for now: {reason}. Work goes on; save from time to time.</source>
        <translation>Vos étapes ne peuvent pas être protégées d’un plantage pour le moment : {reason}. Le travail continue ; enregistrez de temps en temps.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/recovery_offer.py"/>
        <source>Looking for unsaved work</source>
        <translation>Recherche de travail non enregistré</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/recovery_offer.py"/>
        <source>It is kept in {folder}.</source>
        <translation>Il est gardé dans {folder}.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/sessions/recovery_offer.py"/>
        <source>{n} steps are safe, with the mask.</source>
        <translation>
            <numerusform>{n} étape est sauve, avec le masque.</numerusform>
            <numerusform>{n} étapes sont sauves, avec le masque.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/recovery_offer.py"/>
        <source>The damage that was found is safe: D shows it.</source>
        <translation>Les dégâts trouvés sont saufs : D les montre.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/recovery_offer.py"/>
        <source>Bring the work back?</source>
        <translation>Récupérer le travail ?</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/recovery_offer.py"/>
        <source>Inpaint Studio ended unexpectedly while {name} was open.</source>
        <translation>Inpaint Studio s’est arrêté de façon inattendue. Était ouvert : {name}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/recovery_offer.py"/>
        <source>Bring It &amp;Back</source>
        <translation>&amp;Récupérer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/recovery_offer.py"/>
        <source>Your work is back.</source>
        <translation>Votre travail est de retour.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/recovery_offer.py"/>
        <source>The last one was “{title}”.</source>
        <translation>La dernière était « {title} ».</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/recovery_offer.py"/>
        <source>HH:mm &apos;on&apos; d MMMM</source>
        <translation>d MMMM &apos;à&apos; HH:mm</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/recovery_offer.py"/>
        <source>The last one was “{title}” at {moment}.</source>
        <translation>La dernière était « {title} », le {moment}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/session_actions.py"/>
        <source>Session ({patterns})</source>
        <translation>Session ({patterns})</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/session_actions.py"/>
        <source>Save the session</source>
        <translation>Enregistrer la session</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/session_actions.py"/>
        <source>The session was saved to {path}.</source>
        <translation>La session a été enregistrée dans {path}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/session_actions.py"/>
        <source>“{name}” cannot be unpacked: {reason}.</source>
        <translation>« {name} » ne peut pas être décompressé : {reason}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/work_opener.py"/>
        <source>&amp;Find the Photo…</source>
        <translation>&amp;Rechercher la photo…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/work_opener.py"/>
        <source>If it has been moved or renamed, show where it is.</source>
        <translation>Si elle a été déplacée ou renommée, montrez où elle se trouve.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/work_opener.py"/>
        <source>What was restored no longer fits it, but the mask does. Another copy of the photo may still fit.</source>
        <translation>Ce qui a été restauré ne lui convient plus, mais le masque, si. Une autre copie de la photo peut encore convenir.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/work_opener.py"/>
        <source>Open with the &amp;Mask</source>
        <translation>Ouvrir avec le &amp;masque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/work_opener.py"/>
        <source>Where is {name}?</source>
        <translation>Où se trouve {name} ?</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/sessions/work_opener.py"/>
        <source>Mask brought back</source>
        <translation>Masque récupéré</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>on</source>
        <translation>activé</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>off</source>
        <translation>désactivé</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Light or dark; the system decides unless you do.</source>
        <translation>Clair ou sombre ; le système décide si vous ne le faites pas.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Like the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>The language of the program, from its next start on.</source>
        <translation>La langue du programme à partir de son prochain démarrage.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Screen profile</source>
        <translation>Profil d’écran</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>The colours that photos are converted to for your eyes. Files are never touched by it. On X11 the system tells the profile of each screen; elsewhere choose its file, or let the system convert from sRGB.</source>
        <translation>Les couleurs dans lesquelles les photos sont converties pour vos yeux. Les fichiers n’en sont jamais touchés. Sous X11, le système indique le profil de chaque écran ; ailleurs, choisissez son fichier ou laissez le système convertir depuis sRGB.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>What the system says</source>
        <translation>Celui du système</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>sRGB</source>
        <translation>sRGB</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>From a file</source>
        <translation>D’un fichier</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Profile file</source>
        <translation>Fichier de profil</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>The ICC profile of your screen, as a calibration writes it; counts with “From a file”.</source>
        <translation>Le profil ICC de votre écran, tel qu’un étalonnage l’écrit ; compte avec « D’un fichier ».</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>None chosen</source>
        <translation>Aucun choisi</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>ICC profiles (*.icc *.icm);;All files (*)</source>
        <translation>Profils ICC (*.icc *.icm);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Pictures in the history</source>
        <translation>Images dans l’historique</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Show beside each step of the history what it changed.</source>
        <translation>Montrer à côté de chaque étape de l’historique ce qu’elle a changé.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Enlarge small photos</source>
        <translation>Agrandir les petites photos</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>A photo smaller than the window is shown enlarged where the whole of it is shown, up to 400 %.</source>
        <translation>Une photo plus petite que la fenêtre est agrandie là où on la voit en entier, jusqu’à 400 %.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Shows what will be restored.</source>
        <translation>Montre ce qui sera restauré.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Opacity</source>
        <translation>Opacité</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>How strongly the mask covers the photo.</source>
        <translation>À quel point le masque couvre la photo.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Pattern</source>
        <translation>Motif</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Black stripes make the mask show on any photo.</source>
        <translation>Des rayures noires rendent le masque visible sur toute photo.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Plain</source>
        <translation>Uni</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Striped with black</source>
        <translation>Rayé de noir</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Shown</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>What is shown of the mask.</source>
        <translation>Ce qui est montré du masque.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Filled</source>
        <translation>Plein</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Outline only</source>
        <translation>Contour seul</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Alone, white on black</source>
        <translation>Seul, blanc sur noir</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>At the start</source>
        <translation>Au démarrage</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>How the program repairs at first.</source>
        <translation>Comment le programme répare au début.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>The one used last</source>
        <translation>Le dernier utilisé</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Keep its options</source>
        <translation>Garder ses options</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Begin with the options used last; off: with those that are suggested.</source>
        <translation>Commencer avec les dernières options utilisées ; désactivé : avec celles qui sont proposées.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Point out remains</source>
        <translation>Signaler les restes</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>After a restoration, show what it has left of the damage along its rim.</source>
        <translation>Après une restauration, montrer ce qu’elle a laissé du dégât sur son bord.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Open from</source>
        <translation>Ouvrir depuis</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Where the dialog that opens photos begins.</source>
        <translation>Là où s’ouvre le dialogue qui ouvre les photos.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>The folder used last</source>
        <translation>Le dernier dossier utilisé</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Export to</source>
        <translation>Exporter vers</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Where the dialog that exports photos begins.</source>
        <translation>Là où s’ouvre le dialogue qui exporte les photos.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Beside the photo</source>
        <translation>À côté de la photo</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Saving an original</source>
        <translation>Enregistrer un original</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>What saving does to a file that Inpaint Studio has not written yet, such as a scan.</source>
        <translation>Ce que fait l’enregistrement d’un fichier qu’Inpaint Studio n’a pas encore écrit, par exemple une numérisation.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Ask</source>
        <translation>Demander</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Save a copy beside it</source>
        <translation>Enregistrer une copie à côté</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Replace it</source>
        <translation>Le remplacer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Restorer&apos;s log</source>
        <translation>Journal de restauration</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Note in the XMP data of saved files what was restored, how and when.</source>
        <translation>Noter dans les données XMP des fichiers enregistrés ce qui a été restauré, comment et quand.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>In copies, not in the original</source>
        <translation>Dans les copies seulement</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Always</source>
        <translation>Toujours</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Mask of what was restored</source>
        <translation>Masque de ce qui a été restauré</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Write a mask of all restored places, white on black, whenever a photo is saved or exported.</source>
        <translation>Écrit un masque de tous les endroits restaurés, blanc sur noir, chaque fois qu’une photo est enregistrée ou exportée.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Is not saved</source>
        <translation>N’est pas enregistré</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Beside the photo, as PNG</source>
        <translation>À côté de la photo, en PNG</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>In TIFFs as a further page</source>
        <translation>Dans les TIFF, comme page de plus</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Renew smaller copies</source>
        <translation>Renouveler les copies réduites</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Let previews, thumbnails and pyramids inside a photo&apos;s own file show what was restored.</source>
        <translation>Faire voir ce qui a été restauré aux aperçus, vignettes et pyramides contenus dans le fichier d’une photo.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Largest photo</source>
        <translation>Photo la plus grande</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Files that declare more pixels are declined before they can fill the memory.</source>
        <translation>Les fichiers qui annoncent plus de pixels sont refusés avant de pouvoir remplir la mémoire.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>MP</source>
        <translation>MP</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Memory and safety</source>
        <translation>Mémoire et sécurité</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>History in memory</source>
        <translation>Historique en mémoire</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Steps that take more than this are kept on the drive. None is ever forgotten.</source>
        <translation>Les étapes qui dépassent cette taille sont gardées sur le disque. Aucune n’est jamais oubliée.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>MB</source>
        <translation>Mo</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Protect against a crash</source>
        <translation>Protéger d’un plantage</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Keep every step on the drive while you work, so that the next start can bring it back. What you change here counts from the next photo on.</source>
        <translation>Garder chaque étape sur le disque pendant le travail, pour que le prochain démarrage puisse la récupérer. Ce que vous changez ici compte à partir de la photo suivante.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Crash protection up to</source>
        <translation>Protection jusqu’à</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>The file that keeps your steps safe against a crash may grow so large; then the steps in it become one.</source>
        <translation>Taille que peut atteindre le fichier qui protège vos étapes d’un plantage ; ensuite, ses étapes n’en font plus qu’une.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Touchpad</source>
        <translation>Pavé tactile</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Two fingers move the photo</source>
        <translation>Deux doigts déplacent la photo</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Pinch to zoom. Off: two fingers zoom as a wheel does.</source>
        <translation>Pincez pour zoomer. Désactivé : deux doigts zooment comme une molette.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Pen</source>
        <translation>Stylet</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Pressure changes the width</source>
        <translation>La pression change la largeur</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>The brush is as wide as chosen only when the pen is pressed all the way.</source>
        <translation>Le pinceau n’a la largeur choisie que si le stylet est appuyé à fond.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Ignore the eraser end</source>
        <translation>Ignorer le bout gomme</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Paint with the pen&apos;s other end, too, instead of erasing: for pens that mistake their ends.</source>
        <translation>Peindre aussi avec l’autre bout du stylet, au lieu de gommer : pour les stylets qui confondent leurs bouts.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Restore what is painted as soon as the stroke ends.</source>
        <translation>Restaurer ce qui est peint dès que le trait se termine.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>How much of the brush covers whole.</source>
        <translation>La part du pinceau qui couvre entièrement.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>The source goes along from stroke to stroke; off: each stroke begins at the same place.</source>
        <translation>La source suit d’un trait à l’autre ; désactivé : chaque trait part du même endroit.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Paint by keyboard</source>
        <translation>Peindre au clavier</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Arrows move the pointer, Space presses its button.</source>
        <translation>Les flèches déplacent le pointeur, Espace appuie sur son bouton.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Fit each stroke</source>
        <translation>Ajuster chaque trait</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Bring what is painted to where the damage below it ends, wider or narrower.</source>
        <translation>Amener ce qui est peint jusqu’où finissent les dégâts, plus large ou plus étroit.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>How far a colour may differ, in steps of 255.</source>
        <translation>De combien une couleur peut différer, en pas sur 255.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Connected only</source>
        <translation>Relié seulement</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/settings.py"/>
        <source>Only what is connected with the place that is clicked, not everything alike in the photo.</source>
        <translation>Seulement ce qui est relié à l’endroit du clic, et non tout ce qui se ressemble dans la photo.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/tints.py"/>
        <source>&amp;Red</source>
        <translation>&amp;Rouge</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/tints.py"/>
        <source>&amp;Green</source>
        <translation>&amp;Vert</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/tints.py"/>
        <source>&amp;Magenta</source>
        <translation>&amp;Magenta</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/settings/tints.py"/>
        <source>&amp;High Contrast</source>
        <translation>Contraste &amp;élevé</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/brush.py"/>
        <location filename="../../inpaint_studio/ui/tools/line.py"/>
        <source>line</source>
        <translation>ligne</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/ellipse.py"/>
        <source>ellipse</source>
        <translation>ellipse</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/follow.py"/>
        <source>follow</source>
        <translation>suivi</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/lasso.py"/>
        <source>lasso</source>
        <translation>lasso</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Erase: {stroke}</source>
        <translation>Effacer : {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Keep inside: {stroke}</source>
        <translation>Garder l’intérieur : {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Protect: {stroke}</source>
        <translation>Protéger : {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Unprotect: {stroke}</source>
        <translation>Ne plus protéger : {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Protect inside only: {stroke}</source>
        <translation>Protéger l’intérieur seul : {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Take from here: {stroke}</source>
        <translation>Prendre ici : {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Take from here, less: {stroke}</source>
        <translation>Prendre ici, en moins : {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Take from inside only: {stroke}</source>
        <translation>Prendre à l’intérieur seulement : {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Not from here: {stroke}</source>
        <translation>Pas d’ici : {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Not from here, less: {stroke}</source>
        <translation>Pas d’ici, en moins : {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Not from inside only: {stroke}</source>
        <translation>Pas de l’intérieur seulement : {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Example: {stroke}</source>
        <translation>Exemple : {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Example, less: {stroke}</source>
        <translation>Exemple, moins : {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/marking.py"/>
        <source>Example inside only: {stroke}</source>
        <translation>Exemple de l’intérieur seulement : {stroke}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/pick.py"/>
        <source>pick spot</source>
        <translation>clic sur un endroit</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/pick.py"/>
        <source>There is no spot here. Click one to take it off the mask, again to put it back.</source>
        <translation>Il n’y a pas d’endroit marqué ici. Cliquez-en un pour l’ôter du masque, encore pour le remettre.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/polygon.py"/>
        <source>polygon</source>
        <translation>polygone</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/presets.py"/>
        <source>{size} px, hardness {hardness} %</source>
        <translation>{size} px, dureté {hardness} %</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/rectangle.py"/>
        <source>rectangle</source>
        <translation>rectangle</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/retouch.py"/>
        <source>Alt+click where to take from (or click with the right button), then paint.</source>
        <translation>Cliquez avec Alt (ou avec le bouton droit) là où prendre, puis peignez.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/retouch.py"/>
        <source>Heal and Clone paint on the photo itself: wait for the end of what is running.</source>
        <translation>Corriger et Cloner peignent sur la photo elle-même : attendez la fin de ce qui est en cours.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/retouch.py"/>
        <source>The source lies beyond its photo there: nothing was painted. Choose another one by Alt+click.</source>
        <translation>La source se trouve là hors de sa photo : rien n’a été peint. Choisissez-en une autre par Alt+clic.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/retouch.py"/>
        <source>Some of it was not painted: the source lies beyond its photo there.</source>
        <translation>Une partie n’a pas été peinte : la source se trouve là hors de sa photo.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Brush</source>
        <translation>Pinceau</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Paint over the damage. Right button erases, Shift+click draws a line.</source>
        <translation>Peindre sur les dégâts. Le bouton droit gomme, Maj+clic trace une ligne.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Eraser</source>
        <translation>Gomme</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Take the mask away again. Right button paints.</source>
        <translation>Retirer le masque. Le bouton droit peint.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Drag a straight line, or click from corner to corner: Enter or a double click ends. Shift turns in steps of 45°; Shift+click goes on from the last line.</source>
        <translation>Tracer une ligne droite, ou cliquer de coin en coin : Entrée ou un double clic termine. Maj tourne par pas de 45° ; Maj+clic continue la dernière ligne.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Follow</source>
        <translation>Suivre</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Click along a scratch, a hair or a crack: the line follows it, and the mask is as wide as it is. Enter or a double click ends, Backspace takes a piece back. Or drag roughly over it.</source>
        <translation>Cliquer le long d’une rayure, d’un cheveu ou d’une fissure : la ligne la suit, et le masque a sa largeur. Entrée ou un double clic termine, Retour arrière reprend un morceau. Ou passer grossièrement dessus.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Draw around the damage.</source>
        <translation>Tracer autour des dégâts.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Marks what you draw around with the button held down.</source>
        <translation>Marque ce que vous entourez, bouton enfoncé.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Polygon</source>
        <translation>Polygone</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Click around the damage: Enter, a double click or the first corner ends. Shift turns in steps of 45°, Backspace takes a corner back.</source>
        <translation>Cliquer autour des dégâts : Entrée, un double clic ou le premier coin termine. Maj tourne par pas de 45°, Retour arrière enlève un coin.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Marks the area between the corners you click; Enter ends.</source>
        <translation>Marque la surface entre les coins cliqués ; Entrée termine.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Rectangle</source>
        <translation>Rectangle</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Drag from corner to corner; with Shift a square.</source>
        <translation>Glisser de coin en coin ; avec Maj, un carré.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Marks a rectangle: drag from corner to corner, with Shift a square.</source>
        <translation>Marque un rectangle : glisser de coin en coin, avec Maj un carré.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Drag from corner to corner; with Shift a circle.</source>
        <translation>Glisser de coin en coin ; avec Maj, un cercle.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Marks an ellipse: drag from corner to corner, with Shift a circle.</source>
        <translation>Marque une ellipse : glisser de coin en coin, avec Maj un cercle.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Wand</source>
        <translation>Baguette</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Click a crack or a stain: what looks like it is marked.</source>
        <translation>Cliquer sur une craquelure ou une tache : ce qui lui ressemble est marqué.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Pick</source>
        <translation>Sélecteur de trou</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Click a spot of the mask to take it away whole, again to put it back. Ctrl+Alt keeps this one alone.</source>
        <translation>Cliquez un endroit du masque pour l’ôter en entier, encore pour le remettre. Ctrl+Alt ne garde que lui.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Takes single spots off the mask: click one, again to put it back.</source>
        <translation>Ôte des endroits un à un du masque : cliquez-en un, encore pour le remettre.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Paint over damage with the texture of another place and the tone around it. Alt+click, or the right button, chooses where to take from.</source>
        <translation>Peindre sur les dégâts avec la texture d’un autre endroit et le ton de ce qui les entoure. Alt+clic ou le bouton droit choisit où prendre.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Paint a copy of another place. Alt+click, or the right button, chooses where to take from.</source>
        <translation>Peindre une copie d’un autre endroit. Alt+clic ou le bouton droit choisit où prendre.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Find Damage</source>
        <translation>Trouver les dégâts</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Have scratches, cracks and dust found. Click a mark to reject it, again to take it back.</source>
        <translation>Faire trouver rayures, fissures et poussières. Un clic rejette une marque, un second la reprend.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Click a mark to reject it, or a place without one to add what is there.</source>
        <translation>Cliquez une marque pour la rejeter, ou à côté pour ajouter ce qui s’y trouve.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Hand</source>
        <translation>Main</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Drag the photo. With any other tool: hold Space, or use the middle button.</source>
        <translation>Faire glisser la photo. Avec tout autre outil : maintenir Espace, ou utiliser le bouton central.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Moves the photo: drag it. With any other tool hold Space.</source>
        <translation>Déplace la photo : la faire glisser. Avec un autre outil : Espace.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Click to look closer, right button to step back, drag a frame to fill the view.</source>
        <translation>Cliquer pour voir de plus près, bouton droit pour reculer, tracer un cadre pour remplir la vue.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/table.py"/>
        <source>Click to look closer, right button to step back, or drag a frame.</source>
        <translation>Clic : plus près ; bouton droit : plus loin ; ou tracer un cadre.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/tools/wand.py"/>
        <source>wand</source>
        <translation>baguette</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/widgets/file_field.py"/>
        <source>Choose a File…</source>
        <translation>Choisir un fichier…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/widgets/file_field.py"/>
        <source>The Program’s Own</source>
        <translation>Ceux du programme</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/widgets/form.py"/>
        <source>Advanced</source>
        <translation>Avancé</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/widgets/form.py"/>
        <source>More options, which are seldom wanted</source>
        <translation>D’autres options, rarement utiles</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/widgets/message_bar.py"/>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/widgets/message_bar.py"/>
        <source>Close message</source>
        <translation>Fermer le message</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show the mask in this colour</source>
        <translation>Afficher le masque dans cette couleur</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Take size and hardness of the brush from this key</source>
        <translation>Reprendre taille et dureté du pinceau de cette touche</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Brush preset &amp;{number}</source>
        <translation>Préréglage de pinceau &amp;{number}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Keep size and hardness of the brush under this key</source>
        <translation>Garder taille et dureté du pinceau sous cette touche</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Store as preset {number}</source>
        <translation>Garder comme préréglage {number}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Key {number} now holds {words}.</source>
        <translation>La touche {number} garde maintenant : {words}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <location filename="../../inpaint_studio/ui/window/welcome.py"/>
        <source>&amp;Open…</source>
        <translation>&amp;Ouvrir…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Open a photo</source>
        <translation>Ouvrir une photo</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <location filename="../../inpaint_studio/ui/window/welcome.py"/>
        <source>Open Sa&amp;mple Photo</source>
        <translation>Ouvrir une photo d’e&amp;xemple</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Try the program on a damaged photo</source>
        <translation>Essayer le programme sur une photo abîmée</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Close the photo</source>
        <translation>Fermer la photo</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>C&amp;lose All</source>
        <translation>&amp;Tout fermer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Close every photo of the filmstrip</source>
        <translation>Fermer toutes les photos du film</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Save under another name</source>
        <translation>Enregistrer sous un autre nom</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Save Sess&amp;ion…</source>
        <translation>Enregistrer la sess&amp;ion…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Keep mask, steps and engine in one file, to go on another day</source>
        <translation>Garder masque, étapes et moteur dans un seul fichier, pour continuer un autre jour</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Export…</source>
        <translation>Ex&amp;porter…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Write a copy in a format and quality of your choice</source>
        <translation>Écrire une copie dans le format et la qualité de votre choix</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show the photo&apos;s file where it lies</source>
        <translation>Montrer le fichier de la photo là où il se trouve</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Batch…</source>
        <translation>&amp;Lot…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Restore the photos of whole folders</source>
        <translation>Restaurer les photos de dossiers entiers</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Re&amp;view Batch…</source>
        <translation>Re&amp;voir un lot…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Go through the photos of a batch that wait for you</source>
        <translation>Parcourir les photos d’un lot qui vous attendent</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Have the photo restored as it is marked, and look at the next</source>
        <translation>Faire restaurer la photo telle qu’elle est marquée, et regarder la suivante</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Touch Up</source>
        <translation>Re&amp;toucher</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Take the brush: what you add and take away counts when you accept the photo</source>
        <translation>Prendre le pinceau : ce que vous ajoutez et enlevez compte quand vous acceptez la photo</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Skip</source>
        <translation>Pa&amp;sser</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Leave the photo as it is, and look at the next; or put one that was skipped on the list again</source>
        <translation>Laisser la photo telle quelle et regarder la suivante ; ou remettre sur la liste une photo passée</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Take the last step back</source>
        <translation>Revenir sur la dernière étape</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Do it again</source>
        <translation>Refaire l’étape</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Copy Photo</source>
        <translation>&amp;Copier la photo</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Copy the whole photo to the clipboard</source>
        <translation>Copier toute la photo dans le presse-papiers</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Paste Photo</source>
        <translation>C&amp;oller la photo</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Open the picture in the clipboard</source>
        <translation>Ouvrir l’image du presse-papiers</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Copy &amp;Masked Part</source>
        <translation>Copier la partie &amp;masquée</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Copy the photo&apos;s rectangle around the mask to the clipboard</source>
        <translation>Copier dans le presse-papiers le rectangle de la photo autour du masque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Name Step…</source>
        <translation>Nomm&amp;er l’étape…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Give the last step of the history a name of its own</source>
        <translation>Donner un nom à la dernière étape de l’historique</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Keyboard Shortcuts…</source>
        <translation>Raccourcis c&amp;lavier…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>See and change the keys of every action</source>
        <translation>Voir et changer les touches de chaque action</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Pre&amp;ferences…</source>
        <translation>Préfére&amp;nces…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Settings of the program</source>
        <translation>Réglages du programme</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;Restore</source>
        <translation>&amp;Restaurer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Fill what is painted from its surroundings</source>
        <translation>Remplir ce qui est peint à partir de ce qui l’entoure</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Take In Re&amp;mains</source>
        <translation>&amp;Inclure les restes</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Restore once more, with the light or dark remains along the rim</source>
        <translation>Restaurer encore une fois, avec les restes clairs ou sombres du bord</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Restore A&amp;gain</source>
        <translation>Restaurer de &amp;nouveau</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Restore the last place once more with the settings chosen now, to compare</source>
        <translation>Restaurer encore une fois le dernier endroit avec les réglages choisis maintenant, pour comparer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Next &amp;Variant</source>
        <translation>&amp;Variante suivante</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Put the next variant of the last restoration into the photo</source>
        <translation>Mettre dans la photo la variante suivante de la dernière restauration</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Previous Var&amp;iant</source>
        <translation>Variante &amp;précédente</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Put the variant before of the last restoration into the photo</source>
        <translation>Mettre dans la photo la variante précédente de la dernière restauration</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Compare V&amp;ariants</source>
        <translation>&amp;Comparer les variantes</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Two variants of the last restoration, left and right of a divider</source>
        <translation>Deux variantes de la dernière restauration, à gauche et à droite d’un séparateur</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Fade</source>
        <translation>A&amp;tténuer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show less of the last restoration, or soften its edge</source>
        <translation>Montrer moins de la dernière restauration, ou adoucir son bord</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Ca&amp;ncel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Stop what is running, or leave the search for damage</source>
        <translation>Arrêter ce qui est en cours, ou quitter la recherche de dégâts</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Find</source>
        <translation>&amp;Chercher</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show what looks like damage, as proposals</source>
        <translation>Montrer ce qui ressemble à un dégât, comme propositions</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>As on the &amp;Last Photo</source>
        <translation>Comme sur la &amp;photo précédente</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Find here what was found on the photo before, kind by kind</source>
        <translation>Trouver ici ce qui a été trouvé sur la photo précédente, sorte par sorte</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Add Kin&amp;d of Damage</source>
        <translation>Ajouter une s&amp;orte de dégât</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Tell another kind of damage apart, with examples, marks and a colour of its own</source>
        <translation>Distinguer une autre sorte de dégât, avec ses exemples, ses marques et sa couleur</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Nex&amp;t Kind</source>
        <translation>Sorte sui&amp;vante</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Work on the next kind of damage</source>
        <translation>Travailler sur la sorte de dégât suivante</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Re&amp;name Kind</source>
        <translation>Re&amp;nommer la sorte</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Give this kind of damage another name</source>
        <translation>Donner un autre nom à cette sorte de dégât</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Re&amp;move Kind</source>
        <translation>&amp;Supprimer la sorte</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Forget this kind of damage, with its examples and what is proposed of it</source>
        <translation>Oublier cette sorte de dégât, avec ses exemples et ce qui en est proposé</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Re&amp;view</source>
        <translation>E&amp;xaminer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Go through the doubtful marks one by one, at 100 %</source>
        <translation>Passer les marques douteuses une à une, à 100 %</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Keep</source>
        <translation>&amp;Garder</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Keep this mark, and go to the next doubtful one</source>
        <translation>Garder cette marque et aller à la suivante</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Re&amp;ject</source>
        <translation>Re&amp;jeter</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Reject this mark, and go to the next doubtful one</source>
        <translation>Rejeter cette marque et aller à la suivante</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Back</source>
        <translation>R&amp;etour</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Go back to the doubtful mark before</source>
        <translation>Revenir à la marque douteuse d’avant</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Make mask of what is proposed</source>
        <translation>Mettre ce qui est proposé dans le masque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Accept and &amp;Restore</source>
        <translation>Accepter et &amp;restaurer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Make mask of what is proposed, and restore it</source>
        <translation>Mettre ce qui est proposé dans le masque et le restaurer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Show Mask</source>
        <translation>&amp;Afficher le masque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show or hide what is marked</source>
        <translation>Montrer ou cacher ce qui est marqué</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Clear Mask</source>
        <translation>&amp;Effacer le masque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Take all marks away</source>
        <translation>Ôter toutes les marques</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <location filename="../../inpaint_studio/ui/window/upkeep.py"/>
        <source>&amp;Invert Mask</source>
        <translation>&amp;Inverser le masque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Swap what is kept and what is restored</source>
        <translation>Échanger ce qui est conservé et ce qui est restauré</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Grow Mask</source>
        <translation>&amp;Dilater le masque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Make the mask wider by the pixels chosen</source>
        <translation>Élargir le masque du nombre de pixels choisi</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>S&amp;hrink Mask</source>
        <translation>&amp;Contracter le masque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Make the mask narrower by the pixels chosen</source>
        <translation>Rétrécir le masque du nombre de pixels choisi</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>S&amp;mooth Mask</source>
        <translation>&amp;Lisser le masque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Even out the mask&apos;s outline: notches and bumps up to the pixels chosen</source>
        <translation>Égaliser le contour du masque : creux et bosses jusqu’au nombre de pixels choisi</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Fit Mas&amp;k to Damage</source>
        <translation>Ajuster le mas&amp;que aux dégâts</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Make the mask wider or narrower, up to where the damage below it ends</source>
        <translation>Élargir ou rétrécir le masque jusqu’où finissent les dégâts qu’il couvre</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Fill Enclosed Areas</source>
        <translation>Remplir les &amp;zones fermées</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Add what the mask goes all round</source>
        <translation>Ajouter ce que le masque entoure entièrement</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Select Sp&amp;ots by Size…</source>
        <translation>Choisir les end&amp;roits par taille…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Keep or remove spots between a smallest and a largest area</source>
        <translation>Garder ou ôter les endroits entre une surface minimale et une maximale</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Paint &amp;Protection</source>
        <translation>Peindre la p&amp;rotection</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Paint “&amp;Take from Here”</source>
        <translation>Peindre « Prendre &amp;ici »</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Paint “&amp;Not from Here”</source>
        <translation>Peindre « Pas &amp;d’ici »</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Clear P&amp;rotection</source>
        <translation>Effacer la &amp;protection</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Protect nothing any more</source>
        <translation>Ne plus rien protéger</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Clear protection</source>
        <translation>Effacer la protection</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Clear “&amp;Take from Here”</source>
        <translation>Effacer « Pre&amp;ndre ici »</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Take texture from everywhere again</source>
        <translation>Reprendre la texture partout</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Clear “Take from here”</source>
        <translation>Effacer « Prendre ici »</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Clear “&amp;Not from Here”</source>
        <translation>E&amp;ffacer « Pas d’ici »</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Leave no place out any more</source>
        <translation>Ne plus exclure d’endroit</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Clear “Not from here”</source>
        <translation>Effacer « Pas d’ici »</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Clear E&amp;xamples</source>
        <translation>Effacer les exe&amp;mples</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show no examples of this kind of damage any more</source>
        <translation>Ne plus montrer d’exemples de cette sorte de dégât</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Clear examples</source>
        <translation>Effacer les exemples</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Restore Each &amp;Stroke</source>
        <translation>Restaurer &amp;chaque trait</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Restore what is painted as soon as the stroke ends</source>
        <translation>Restaurer ce qui est peint dès que le trait se termine</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Aligned Source</source>
        <translation>Source &amp;alignée</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Mirror Source</source>
        <translation>Source en &amp;miroir</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Swap left and right of what Heal and Clone take</source>
        <translation>Échanger la gauche et la droite de ce que prennent Corriger et Cloner</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Turn Source &amp;Upside Down</source>
        <translation>Source à l’&amp;envers</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Swap above and below of what Heal and Clone take</source>
        <translation>Échanger le haut et le bas de ce que prennent Corriger et Cloner</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Turn Source &amp;Left</source>
        <translation>Tourner la source à &amp;gauche</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Turn what Heal and Clone take by 5°</source>
        <translation>Tourner de 5° ce que prennent Corriger et Cloner</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Turn Source Ri&amp;ght</source>
        <translation>Tourner la source à &amp;droite</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Larger &amp;Source</source>
        <translation>Agrandir la &amp;source</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Enlarge what Heal and Clone take by 5 %</source>
        <translation>Agrandir de 5 % ce que prennent Corriger et Cloner</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Smalle&amp;r Source</source>
        <translation>&amp;Réduire la source</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Reduce what Heal and Clone take by 5 %</source>
        <translation>Réduire de 5 % ce que prennent Corriger et Cloner</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Source as It &amp;Is</source>
        <translation>Source &amp;telle quelle</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Take it neither turned nor flipped nor scaled</source>
        <translation>La prendre ni tournée, ni retournée, ni mise à l’échelle</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Fit Each Stroke</source>
        <translation>A&amp;juster chaque trait</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Bring what is painted to where the damage below it ends, wider or narrower</source>
        <translation>Amener ce qui est peint jusqu’où finissent les dégâts, plus large ou plus étroit</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Paint by &amp;Keyboard</source>
        <translation>Peindre au cla&amp;vier</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Arrows move the pointer over the photo, Space is its left button and Shift+Space its right one</source>
        <translation>Les flèches déplacent le pointeur sur la photo, Espace est son bouton gauche et Maj+Espace le droit</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Load Mask…</source>
        <translation>C&amp;harger un masque…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Read the mask from a picture</source>
        <translation>Lire le masque dans une image</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Sa&amp;ve Mask…</source>
        <translation>Enregi&amp;strer le masque…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Write the mask to a PNG file</source>
        <translation>Écrire le masque dans un fichier PNG</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Larger &amp;Brush</source>
        <translation>Pinceau plus &amp;grand</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>S&amp;maller Brush</source>
        <translation>Pinceau plus &amp;petit</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Zoom &amp;In</source>
        <translation>Zoom a&amp;vant</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Zoom in</source>
        <translation>Agrandir la vue</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Zoom &amp;Out</source>
        <translation>Zoom a&amp;rrière</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Zoom out</source>
        <translation>Réduire la vue</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Zoom to &amp;Fit</source>
        <translation>&amp;Ajuster à la fenêtre</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show the whole photo</source>
        <translation>Afficher toute la photo</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>One photo pixel on one screen pixel: at the pointer, or where you painted last</source>
        <translation>Un pixel de la photo sur un pixel de l’écran : au pointeur, ou là où vous avez peint en dernier</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Zoom in P&amp;er Cent…</source>
        <translation>&amp;Zoom en pour cent…</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Type the zoom, or choose it from a menu</source>
        <translation>Taper le zoom, ou le choisir dans un menu</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>To&amp;ggle Fit and 100 %</source>
        <translation>&amp;Basculer entre ajustée et 100 %</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>The whole photo, and 100 % at the pointer or where you painted last, in turns</source>
        <translation>Tour à tour la photo entière et 100 % au pointeur ou là où vous avez peint en dernier</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Compare: &amp;Split</source>
        <translation>Comparer : vue &amp;divisée</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Before and after, left and right of a divider you can drag</source>
        <translation>Avant et après, à gauche et à droite d’un séparateur à faire glisser</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Compare: Side &amp;by Side</source>
        <translation>Comparer : &amp;côte à côte</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Before and after beside each other</source>
        <translation>Avant et après l’un à côté de l’autre</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Compare: Split &amp;Across</source>
        <translation>Comparer : division &amp;horizontale</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Before above and after below a divider you can drag</source>
        <translation>Avant au-dessus et après au-dessous d’un séparateur à faire glisser</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Compare: B&amp;link</source>
        <translation>Comparer : en a&amp;lternance</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Before and after in turns, until you stop it</source>
        <translation>Avant et après tour à tour, jusqu’à ce que vous arrêtiez</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show Inf&amp;rared</source>
        <translation>Montrer l’in&amp;frarouge</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>The infrared plane of a film scan in place of the photo: dust and scratches are dark in it</source>
        <translation>Le plan infrarouge d’un film numérisé à la place de la photo : poussières et rayures y sont sombres</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Loupe</source>
        <translation>&amp;Loupe</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>A magnifier beside the pointer</source>
        <translation>Un verre grossissant à côté du pointeur</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Filled</source>
        <translation>&amp;Plein</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show the mask in colour over the photo</source>
        <translation>Montrer le masque en couleur sur la photo</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Outline Only</source>
        <translation>&amp;Contour seul</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show the mask&apos;s rim alone</source>
        <translation>Afficher seulement le bord du masque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Mask &amp;Alone</source>
        <translation>Masque &amp;seul</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show the mask white on black, no photo</source>
        <translation>Afficher le masque en blanc sur noir, sans la photo</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Stronger</source>
        <translation>Plus &amp;dense</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show less of the photo below</source>
        <translation>Montrer moins de la photo en dessous</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;Weaker</source>
        <translation>Plus &amp;légère</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show more of the photo below</source>
        <translation>Montrer davantage de la photo en dessous</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show &amp;Panels</source>
        <translation>Afficher les pa&amp;nneaux</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show or hide everything beside the photo</source>
        <translation>Afficher ou masquer tout ce qui entoure la photo</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Focus Ne&amp;xt Area</source>
        <translation>Zone suivan&amp;te</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Move the keyboard&apos;s focus from the photo to the panels and back</source>
        <translation>Déplacer le focus du clavier de la photo vers les panneaux et retour</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Focus Pre&amp;vious Area</source>
        <translation>Z&amp;one précédente</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Move the keyboard&apos;s focus the other way round</source>
        <translation>Déplacer le focus du clavier dans l’autre sens</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>F&amp;ull Screen</source>
        <translation>Pl&amp;ein écran</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Next P&amp;hoto</source>
        <translation>Photo &amp;suivante</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show the next photo of the filmstrip</source>
        <translation>Afficher la photo suivante du film</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Previous Pho&amp;to</source>
        <translation>Photo &amp;précédente</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Show the photo before in the filmstrip</source>
        <translation>Afficher la photo précédente du film</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>All &amp;Keys</source>
        <translation>Tous les &amp;raccourcis</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>At a glance, to print, too</source>
        <translation>En un coup d’œil, à imprimer aussi</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <location filename="../../inpaint_studio/ui/window/window_dialogs.py"/>
        <source>Show &amp;Log</source>
        <translation>Afficher le &amp;journal</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>What went wrong lately, for a report</source>
        <translation>Ce qui a échoué récemment, pour un rapport</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>&amp;About Inpaint Studio</source>
        <translation>À &amp;propos d’Inpaint Studio</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/action_table.py"/>
        <source>Versions and licences</source>
        <translation>Versions et licences</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/assembly.py"/>
        <source>Open &amp;Recent</source>
        <translation>Fichiers &amp;récents</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/assembly.py"/>
        <source>Tool and mask</source>
        <translation>Outil et masque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/assembly.py"/>
        <source>Review</source>
        <translation>À revoir</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/assembly.py"/>
        <source>Find damage</source>
        <translation>Trouver les dégâts</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/assembly.py"/>
        <source>Back to Repair</source>
        <translation>Vers Réparation</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/assembly.py"/>
        <source>Show Repair and History again; what is proposed stays</source>
        <translation>Montrer de nouveau Réparation et Historique ; ce qui est proposé reste</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/first_hints.py"/>
        <source>“Restore while painting” restores each stroke as it ends.</source>
        <translation>« Restaurer en peignant » restaure chaque trait dès sa fin.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/first_hints.py"/>
        <source>Paint over the damage, or press {key} to have it found. Then press Restore.</source>
        <translation>Peignez sur le dégât, ou appuyez sur {key} pour le faire trouver. Puis cliquez sur Restaurer.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/first_hints.py"/>
        <source>Paint over three or more places of the damage, then press {key}.</source>
        <translation>Peignez sur au moins trois endroits abîmés, puis appuyez sur {key}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/first_hints.py"/>
        <source>Press {key} to have damage found, or paint over it.</source>
        <translation>Appuyez sur {key} pour faire chercher les dégâts, ou peignez dessus.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/first_hints.py"/>
        <source>Click marks that are no damage; {key} makes mask of the others.</source>
        <translation>Cliquez sur ce qui n’est pas un dégât ; {key} fait du reste le masque.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/handlers.py"/>
        <source>Arrows move the pointer, with Shift farther. Space paints while held, or from one tap to the next; Shift+Space is the right button.</source>
        <translation>Les flèches déplacent le pointeur, plus loin avec Maj. Espace peint tant qu’elle est tenue, ou d’un appui bref au suivant ; Maj+Espace est le bouton droit.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;Edit</source>
        <translation>&amp;Édition</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;Tools</source>
        <translation>&amp;Outils</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;Tools/Brush Pr&amp;esets</source>
        <translation>&amp;Outils/Prér&amp;églages du pinceau</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;Tools/Source of &amp;Heal and Clone</source>
        <translation>&amp;Outils/So&amp;urce de Corriger et Cloner</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;Mask</source>
        <translation>&amp;Masque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;Mask/Find &amp;Damage</source>
        <translation>&amp;Masque/Tro&amp;uver les dégâts</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;Restore/&amp;Batch Review</source>
        <translation>&amp;Restaurer/Revoir un &amp;lot</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;View/&amp;Compare</source>
        <translation>&amp;Affichage/&amp;Comparer</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;View/&amp;Mask Look</source>
        <translation>&amp;Affichage/Aspect du &amp;masque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Space + drag, middle button</source>
        <translation>Espace + glisser, bouton central</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Move the photo</source>
        <translation>Déplacer la photo</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Wheel</source>
        <translation>Molette</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Zoom at the pointer</source>
        <translation>Zoomer sous le pointeur</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Ctrl + wheel, Alt + wheel</source>
        <translation>Ctrl + molette, Alt + molette</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Right button, Ctrl</source>
        <translation>Bouton droit, Ctrl</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Take away instead of adding</source>
        <translation>Retirer au lieu d’ajouter</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Ctrl + Alt</source>
        <translation>Ctrl + Alt</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Keep only what lies inside</source>
        <translation>Ne garder que ce qui est à l’intérieur</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Alt + click, right button</source>
        <translation>Alt + clic, bouton droit</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Heal, Clone: choose the source</source>
        <translation>Corriger, Cloner : choisir la source</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Shift + click</source>
        <translation>Maj + clic</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Straight line from the last point</source>
        <translation>Ligne droite depuis le dernier point</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Shift + drag</source>
        <translation>Maj + glisser</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Steps of 45°, squares, circles</source>
        <translation>Pas de 45°, carrés, cercles</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Enter, double click</source>
        <translation>Entrée, double clic</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>End a line or a polygon</source>
        <translation>Terminer une ligne ou un polygone</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Give up what is being drawn</source>
        <translation>Abandonner le tracé en cours</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Hold \</source>
        <translation>Maintenir \</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>See the photo as opened</source>
        <translation>Voir la photo telle qu’ouverte</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Arrow keys</source>
        <translation>Flèches</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Tab in a panel</source>
        <translation>Tab dans un panneau</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Next field</source>
        <translation>Champ suivant</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Arrow keys, Space</source>
        <translation>Flèches, Espace</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Painting by keyboard: move the pointer, paint</source>
        <translation>Peinture au clavier : déplacer le pointeur, peindre</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Shift + Space</source>
        <translation>Maj + Espace</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>Painting by keyboard: the right button</source>
        <translation>Peinture au clavier : bouton droit</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/menu_table.py"/>
        <source>On the photo</source>
        <translation>Sur la photo</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>{depth} bit gray</source>
        <translation>gris {depth} bits</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>{depth} bit RGB</source>
        <translation>RVB {depth} bits</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>{depth} bit CMYK</source>
        <translation>{depth} bits CMJN</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>{depth} bit Lab</source>
        <translation>Lab {depth} bits</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>floating point</source>
        <translation>virgule flottante</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>Colour under the pointer</source>
        <translation>Couleur sous le pointeur</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>Masked share</source>
        <translation>Part masquée</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>Where texture is taken from</source>
        <translation>Où la texture est prise</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>Remains</source>
        <translation>Restes</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>What to do next</source>
        <translation>Que faire ensuite</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>{columns} × {rows} px</source>
        <translation>{columns} × {rows} px</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>colour profile</source>
        <translation>profil colorimétrique</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>texture only from where you marked</source>
        <translation>texture prise aux endroits marqués seulement</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>texture not from everywhere</source>
        <translation>texture pas prise partout</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>remains along the rim: {count}</source>
        <translation>restes au bord : {count}</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>no mask</source>
        <translation>pas de masque</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>{share:.2f} % masked</source>
        <translation>{share:.2f} % masqué</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>&lt; {share:.2f} % masked</source>
        <translation>&lt; {share:.2f} % masqué</translation>
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
            <numerusform>{n} trait attend</numerusform>
            <numerusform>{n} traits attendent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../inpaint_studio/ui/window/status.py"/>
        <source>{n} files wait to be saved</source>
        <translation>
            <numerusform>{n} fichier attend d’être enregistré</numerusform>
            <numerusform>{n} fichiers attendent d’être enregistrés</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/toolbars.py"/>
        <source>Toolbar</source>
        <translation>Barre d’outils</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/toolbars.py"/>
        <source>Show before</source>
        <translation>Afficher avant</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/toolbars.py"/>
        <source>Hold to see the photo as opened</source>
        <translation>Maintenir pour voir la photo telle qu’ouverte</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/toolbars.py"/>
        <source>Tools</source>
        <translation>Outils</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/upkeep.py"/>
        <source>Saved to {path}.</source>
        <translation>Enregistré dans {path}.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/upkeep.py"/>
        <source>Restore Again</source>
        <translation>Restaurer de nouveau</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/upkeep.py"/>
        <source>Clear</source>
        <translation>Effacer la liste</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/upkeep.py"/>
        <source>No recent photos</source>
        <translation>Aucune photo récente</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/welcome.py"/>
        <source>Drop a photo here</source>
        <translation>Déposez une photo ici</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/welcome.py"/>
        <source>Paint over scratches, cracks and stains, press Restore, compare, and save.
Nothing changes but what you painted.</source>
        <translation>Peignez sur les rayures, craquelures et taches, appuyez sur Restaurer, comparez et enregistrez.
Rien ne change que ce que vous avez peint.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/welcome.py"/>
        <source>Recent photos</source>
        <translation>Photos récentes</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/window_dialogs.py"/>
        <source>Something unexpected went wrong; what you did last may not be done. Every step in the history is kept. If this happens again, save your work and start the program anew.</source>
        <translation>Une erreur imprévue s’est produite ; votre dernière action n’a peut-être pas eu lieu. Toutes les étapes de l’historique restent. Si cela se reproduit, enregistrez votre travail et relancez le programme.</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/zoom_field.py"/>
        <source>Zoom in per cent</source>
        <translation>Zoom en pour cent</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/zoom_field.py"/>
        <source>Zoom: type a number, or choose from the menu</source>
        <translation>Zoom : tapez un nombre, ou choisissez dans le menu</translation>
    </message>
    <message>
        <location filename="../../inpaint_studio/ui/window/zoom_field.py"/>
        <source>Fit</source>
        <translation>Ajuster</translation>
    </message>
</context>
</TS>
